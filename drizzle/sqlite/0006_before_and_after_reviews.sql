CREATE TABLE `disputes` (
	`id` text PRIMARY KEY NOT NULL,
	`child_id` text NOT NULL,
	`review_id` text,
	`level` text NOT NULL,
	`theme` text NOT NULL,
	`words` text NOT NULL,
	`raised_on` text NOT NULL,
	`answer_by` text NOT NULL,
	`outcome` text,
	`ended` text,
	`ended_on` text,
	`tell_child` text,
	`raised_by` text NOT NULL,
	`raised_at` integer NOT NULL,
	FOREIGN KEY (`child_id`) REFERENCES `children`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`raised_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `disputes_child` ON `disputes` (`child_id`);--> statement-breakpoint
CREATE INDEX `disputes_open` ON `disputes` (`ended_on`,`answer_by`);--> statement-breakpoint
CREATE TABLE `midway_checks` (
	`id` text PRIMARY KEY NOT NULL,
	`child_id` text NOT NULL,
	`review_id` text NOT NULL,
	`done_on` text NOT NULL,
	`words` text,
	`done_by` text NOT NULL,
	`done_at` integer NOT NULL,
	FOREIGN KEY (`child_id`) REFERENCES `children`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`done_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `midway_checks_review` ON `midway_checks` (`review_id`,`done_on`);--> statement-breakpoint
CREATE TABLE `referrals` (
	`id` text PRIMARY KEY NOT NULL,
	`child_id` text NOT NULL,
	`review_id` text,
	`request_id` text,
	`kind` text NOT NULL,
	`words` text NOT NULL,
	`kept_from_iro` integer NOT NULL,
	`referred_by` text,
	`referred_at` integer NOT NULL,
	`contact_by` text NOT NULL,
	`seen_at` integer,
	`advocate_name` text,
	`named_at` integer,
	`first_contact_at` integer,
	`closed_at` integer,
	`closed_because` text,
	`note` text,
	FOREIGN KEY (`child_id`) REFERENCES `children`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`request_id`) REFERENCES `requests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`referred_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `referrals_open` ON `referrals` (`closed_at`,`contact_by`);--> statement-breakpoint
CREATE INDEX `referrals_child` ON `referrals` (`child_id`);--> statement-breakpoint
CREATE TABLE `scans` (
	`id` text PRIMARY KEY NOT NULL,
	`submission_id` text NOT NULL,
	`file_id` text NOT NULL,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`submission_id`) REFERENCES `submissions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `scans_submission` ON `scans` (`submission_id`);--> statement-breakpoint
ALTER TABLE `reviews` ADD `late_reason` text;--> statement-breakpoint
ALTER TABLE `reviews` ADD `late_note` text;--> statement-breakpoint
ALTER TABLE `reviews` ADD `plan_received_on` text;--> statement-breakpoint
ALTER TABLE `reviews` ADD `papers_received_on` text;--> statement-breakpoint
ALTER TABLE `reviews` ADD `record_shared_on` text;--> statement-breakpoint
ALTER TABLE `reviews` ADD `child_seen_on` text;--> statement-breakpoint
ALTER TABLE `reviews` ADD `child_seen_how` text;--> statement-breakpoint
ALTER TABLE `reviews` ADD `child_seen_alone` integer;--> statement-breakpoint
ALTER TABLE `reviews` ADD `rights_discussed` integer;--> statement-breakpoint
ALTER TABLE `reviews` ADD `advocacy_offer` text;--> statement-breakpoint
ALTER TABLE `submissions` ADD `typed_by` text REFERENCES staff(id);