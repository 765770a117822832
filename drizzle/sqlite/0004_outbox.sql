CREATE TABLE `invitation_links` (
	`id` text PRIMARY KEY NOT NULL,
	`invitation_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`invitation_id`) REFERENCES `invitations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitation_links_tokenHash_unique` ON `invitation_links` (`token_hash`);--> statement-breakpoint
CREATE INDEX `invitation_links_invitation` ON `invitation_links` (`invitation_id`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`about` text NOT NULL,
	`purpose` text NOT NULL,
	`channel` text NOT NULL,
	`message` text,
	`review_id` text,
	`put_in_at` integer NOT NULL,
	`tries` integer NOT NULL,
	`try_at` integer NOT NULL,
	`handed_at` integer,
	`sent_at` integer,
	`given_up_at` integer,
	`problem` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_about_unique` ON `outbox` (`about`);--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`sent_at`,`given_up_at`,`try_at`);--> statement-breakpoint
CREATE INDEX `outbox_review` ON `outbox` (`review_id`);--> statement-breakpoint
ALTER TABLE `invitations` ADD `channel` text;--> statement-breakpoint
ALTER TABLE `invitations` ADD `contact` text;