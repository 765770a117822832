CREATE TABLE `pack_consents` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`area` text NOT NULL,
	`given_by` text NOT NULL,
	`given_at` integer NOT NULL,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`given_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pack_consents_area` ON `pack_consents` (`review_id`,`area`);--> statement-breakpoint
ALTER TABLE `children` ADD `contact` text;--> statement-breakpoint
ALTER TABLE `children` ADD `no_reminders` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `children` ADD `lives_kind` text;--> statement-breakpoint
ALTER TABLE `children` ADD `lives_since` text;--> statement-breakpoint
ALTER TABLE `children` ADD `lives_at` text;--> statement-breakpoint
ALTER TABLE `connections` ADD `contact_with_child` text;--> statement-breakpoint
ALTER TABLE `connections` ADD `no_reminders` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `decisions` ADD `untied` text;--> statement-breakpoint
ALTER TABLE `decisions` ADD `withdrawn_at` integer;--> statement-breakpoint
ALTER TABLE `decisions` ADD `withdrawn_by` text REFERENCES staff(id);--> statement-breakpoint
ALTER TABLE `disputes` ADD `first_id` text;--> statement-breakpoint
ALTER TABLE `invitations` ADD `rating_printed_at` integer;--> statement-breakpoint
ALTER TABLE `notices` ADD `taken_back_at` integer;--> statement-breakpoint
ALTER TABLE `referrals` ADD `reach` text;--> statement-breakpoint
ALTER TABLE `referrals` ADD `known` text;--> statement-breakpoint
ALTER TABLE `reviews` ADD `nothing_decided_at` integer;--> statement-breakpoint
ALTER TABLE `sessions` ADD `last_seen_at` integer;--> statement-breakpoint
ALTER TABLE `sessions` ADD `device` text;--> statement-breakpoint
ALTER TABLE `staff_invites` ADD `staff_id` text REFERENCES staff(id);--> statement-breakpoint
ALTER TABLE `submissions` ADD `kept_from_iro` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `triages` ADD `about` text;