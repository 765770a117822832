DROP INDEX `decisions_review`;--> statement-breakpoint
CREATE INDEX `decisions_review` ON `decisions` (`review_id`,`position`,`withdrawn_at`);--> statement-breakpoint
DROP INDEX `meetings_review`;--> statement-breakpoint
CREATE INDEX `meetings_review` ON `meetings` (`review_id`,`chaired_by_child`,`child_came`);--> statement-breakpoint
ALTER TABLE `requests` ADD `tried_at` integer;--> statement-breakpoint
ALTER TABLE `submissions` ADD `waits` integer DEFAULT true NOT NULL;--> statement-breakpoint
CREATE INDEX `submissions_waiting` ON `submissions` (`waits`,`submitted_at`);
--> statement-breakpoint
UPDATE `submissions` SET `waits` = 0 WHERE `id` IN (SELECT `submission_id` FROM `triages`)
	OR (`purpose` = 'rating' AND `submitted_at` IS NOT NULL AND `worry` = 0
		AND NOT EXISTS (SELECT 1 FROM `answers` WHERE `answers`.`submission_id` = `submissions`.`id` AND `answers`.`words` IS NOT NULL));
