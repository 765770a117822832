CREATE TABLE `drills` (
	`id` text PRIMARY KEY NOT NULL,
	`iro_id` text NOT NULL,
	`scene` text NOT NULL,
	`started_by` text NOT NULL,
	`started_at` integer NOT NULL,
	`read_by` text,
	`read_at` integer,
	`ended_at` integer,
	FOREIGN KEY (`iro_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`started_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`read_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `drills_started` ON `drills` (`started_at`);--> statement-breakpoint
CREATE INDEX `drills_open` ON `drills` (`iro_id`,`read_at`);--> statement-breakpoint
CREATE TABLE `duty_shifts` (
	`id` text PRIMARY KEY NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`staff_id` text,
	`name` text,
	`email` text,
	`mobile` text,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `duty_shifts_end` ON `duty_shifts` (`ends_at`);--> statement-breakpoint
CREATE TABLE `notices` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`words` text NOT NULL,
	`sent_by` text NOT NULL,
	`sent_at` integer NOT NULL,
	`child_id` text,
	`outcome` text,
	`note` text,
	`handled_by` text,
	`handled_at` integer,
	FOREIGN KEY (`sent_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`child_id`) REFERENCES `children`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`handled_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `notices_open` ON `notices` (`outcome`,`sent_at`);--> statement-breakpoint
CREATE INDEX `notices_sender` ON `notices` (`sent_by`,`sent_at`);--> statement-breakpoint
CREATE TABLE `siblings` (
	`id` text PRIMARY KEY NOT NULL,
	`child_id` text NOT NULL,
	`sibling_id` text NOT NULL,
	`placed` text NOT NULL,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`child_id`) REFERENCES `children`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sibling_id`) REFERENCES `children`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `siblings_pair` ON `siblings` (`child_id`,`sibling_id`);--> statement-breakpoint
CREATE INDEX `siblings_other` ON `siblings` (`sibling_id`);--> statement-breakpoint
ALTER TABLE `children` ADD `nickname` text;--> statement-breakpoint
ALTER TABLE `children` ADD `picture` text;--> statement-breakpoint
ALTER TABLE `children` ADD `interpreter` text;