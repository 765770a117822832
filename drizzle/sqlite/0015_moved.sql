ALTER TABLE `reviews` ADD `moved_at` integer;
--> statement-breakpoint
UPDATE `reviews` SET `moved_at` = (
	SELECT max(`events`.`at`) FROM `events`
	WHERE `events`.`child_id` = `reviews`.`child_id` AND `events`.`subject_id` = `reviews`.`id` AND `events`.`action` = 'review.day-changed'
) WHERE `held_on` IS NULL;
