CREATE TABLE `wish_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`child_id` text NOT NULL,
	`question_id` text NOT NULL,
	`state` text NOT NULL,
	`reply` text,
	`decided_by` text NOT NULL,
	`decided_at` integer NOT NULL,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`child_id`) REFERENCES `children`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `wish_answers_question` ON `wish_answers` (`review_id`,`question_id`);