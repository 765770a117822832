CREATE TABLE `pack_holdings` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`who` text NOT NULL,
	`question_id` text NOT NULL,
	`held_by` text NOT NULL,
	`held_at` integer NOT NULL,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`held_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pack_holdings_answer` ON `pack_holdings` (`review_id`,`who`,`question_id`);--> statement-breakpoint
ALTER TABLE `submissions` ADD `mistyped_by` text REFERENCES staff(id);