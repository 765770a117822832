DROP INDEX `answers_results`;--> statement-breakpoint
ALTER TABLE `submissions` ADD `tally` text;
--> statement-breakpoint
UPDATE `submissions` SET `tally` = (
	SELECT json_group_object(`question_id`, json(CASE WHEN `outcome` = 'answered' AND json_type(`choice`) = 'text' THEN `choice` ELSE json_array(`outcome`) END))
	FROM `answers` WHERE `answers`.`submission_id` = `submissions`.`id`
) WHERE `purpose` = 'rating' AND `submitted_at` IS NOT NULL;
