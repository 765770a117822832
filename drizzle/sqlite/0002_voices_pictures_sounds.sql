CREATE TABLE `council_symbols` (
	`concept` text PRIMARY KEY NOT NULL,
	`file_id` text NOT NULL,
	`added_by` text,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`child_id` text NOT NULL,
	`position` integer NOT NULL,
	`words` text NOT NULL,
	`owner` text,
	`due_on` text,
	`state` text NOT NULL,
	`outcome_id` text,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`state_at` integer,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`child_id`) REFERENCES `children`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`outcome_id`) REFERENCES `outcomes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `decisions_review` ON `decisions` (`review_id`,`position`);--> statement-breakpoint
CREATE INDEX `decisions_child` ON `decisions` (`child_id`,`state`);--> statement-breakpoint
CREATE TABLE `files` (
	`id` text PRIMARY KEY NOT NULL,
	`child_id` text,
	`purpose` text NOT NULL,
	`media_type` text NOT NULL,
	`size` integer NOT NULL,
	`content` text NOT NULL,
	`agreed_by` text,
	`added_by` text,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`child_id`) REFERENCES `children`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `files_child` ON `files` (`child_id`,`purpose`);--> statement-breakpoint
CREATE TABLE `sentence_sounds` (
	`id` text PRIMARY KEY NOT NULL,
	`locale` text NOT NULL,
	`sentence_hash` text NOT NULL,
	`file_id` text NOT NULL,
	`added_by` text,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sentence_sounds_sentence` ON `sentence_sounds` (`locale`,`sentence_hash`);--> statement-breakpoint
CREATE TABLE `ways_of_seeing` (
	`owner_id` text PRIMARY KEY NOT NULL,
	`child_id` text NOT NULL,
	`settings` text NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`child_id`) REFERENCES `children`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `answers` ADD `own_words` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `answers` ADD `drawing` text;--> statement-breakpoint
ALTER TABLE `answers` ADD `voice_id` text REFERENCES files(id);--> statement-breakpoint
ALTER TABLE `invitations` ADD `form_id` text;--> statement-breakpoint
ALTER TABLE `requests` ADD `details` text;