CREATE TABLE `answers` (
	`id` text PRIMARY KEY NOT NULL,
	`submission_id` text NOT NULL,
	`question_id` text NOT NULL,
	`outcome` text NOT NULL,
	`choice` text,
	`words` text,
	`asked` text NOT NULL,
	`shared` text NOT NULL,
	`worry` integer NOT NULL,
	`saved_at` integer NOT NULL,
	FOREIGN KEY (`submission_id`) REFERENCES `submissions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `answers_question` ON `answers` (`submission_id`,`question_id`);--> statement-breakpoint
CREATE INDEX `answers_results` ON `answers` (`question_id`,`submission_id`);--> statement-breakpoint
CREATE TABLE `attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `attempts_key` ON `attempts` (`key`,`at`);--> statement-breakpoint
CREATE TABLE `attendances` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`connection_id` text,
	`role` text NOT NULL,
	`name` text,
	`invited` integer NOT NULL,
	`came` integer NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`connection_id`) REFERENCES `connections`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `attendances_meeting` ON `attendances` (`meeting_id`);--> statement-breakpoint
CREATE TABLE `bank_holidays` (
	`day` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `children` (
	`id` text PRIMARY KEY NOT NULL,
	`local_id` text NOT NULL,
	`first_name` text,
	`date_of_birth` text NOT NULL,
	`iro_id` text,
	`language` text NOT NULL,
	`communication` text,
	`needs` text,
	`looked_after_since` text,
	`ceased_on` text,
	`cycle` text NOT NULL,
	`cycle_started_on` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`iro_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `children_localId_unique` ON `children` (`local_id`);--> statement-breakpoint
CREATE INDEX `children_iro` ON `children` (`iro_id`);--> statement-breakpoint
CREATE TABLE `code_decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`proposed` text NOT NULL,
	`reasons` text NOT NULL,
	`confirmed` text NOT NULL,
	`changed_because` text,
	`no_contribution_reason` text,
	`confirmed_by` text NOT NULL,
	`confirmed_at` integer NOT NULL,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`confirmed_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `code_decisions_review` ON `code_decisions` (`review_id`,`confirmed_at`);--> statement-breakpoint
CREATE TABLE `connections` (
	`id` text PRIMARY KEY NOT NULL,
	`child_id` text NOT NULL,
	`role` text NOT NULL,
	`name` text NOT NULL,
	`called_by` text,
	`contact` text,
	`picture` text,
	`ask_views` integer NOT NULL,
	`why_not_asked` text,
	`ended_on` text,
	FOREIGN KEY (`child_id`) REFERENCES `children`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `connections_child` ON `connections` (`child_id`);--> statement-breakpoint
CREATE TABLE `covers` (
	`id` text PRIMARY KEY NOT NULL,
	`iro_id` text NOT NULL,
	`covered_by` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	FOREIGN KEY (`iro_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`covered_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `covers_by` ON `covers` (`covered_by`,`starts_on`);--> statement-breakpoint
CREATE TABLE `episodes` (
	`id` text PRIMARY KEY NOT NULL,
	`child_id` text NOT NULL,
	`started_on` text NOT NULL,
	`ended_on` text,
	`legal_status` text NOT NULL,
	FOREIGN KEY (`child_id`) REFERENCES `children`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `episodes_child_start` ON `episodes` (`child_id`,`started_on`);--> statement-breakpoint
CREATE TABLE `events` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text,
	`action` text NOT NULL,
	`child_id` text,
	`subject_id` text
);
--> statement-breakpoint
CREATE INDEX `events_child` ON `events` (`child_id`,`at`);--> statement-breakpoint
CREATE INDEX `events_actor` ON `events` (`actor_id`,`at`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`child_id` text NOT NULL,
	`audience` text NOT NULL,
	`connection_id` text,
	`token_hash` text NOT NULL,
	`code_hash` text NOT NULL,
	`language` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`opened_at` integer,
	`ends_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`child_id`) REFERENCES `children`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`connection_id`) REFERENCES `connections`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_tokenHash_unique` ON `invitations` (`token_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_codeHash_unique` ON `invitations` (`code_hash`);--> statement-breakpoint
CREATE INDEX `invitations_review` ON `invitations` (`review_id`,`audience`);--> statement-breakpoint
CREATE TABLE `letters` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`words` text NOT NULL,
	`sent_by` text NOT NULL,
	`sent_at` integer NOT NULL,
	`opened_at` integer,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sent_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `letters_review` ON `letters` (`review_id`,`sent_at`);--> statement-breakpoint
CREATE TABLE `meetings` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`held_on` text NOT NULL,
	`counts` integer NOT NULL,
	`child_came` integer NOT NULL,
	`child_spoke` integer NOT NULL,
	`child_used_symbols` integer NOT NULL,
	`spoken_for_by` text NOT NULL,
	`own_words_used` integer NOT NULL,
	`other_medium` text NOT NULL,
	`chaired_by_child` text NOT NULL,
	`note` text,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `meetings_review` ON `meetings` (`review_id`);--> statement-breakpoint
CREATE TABLE `outcomes` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`child_id` text NOT NULL,
	`position` integer NOT NULL,
	`asked` text NOT NULL,
	`state` text NOT NULL,
	`reply` text NOT NULL,
	`written_by` text NOT NULL,
	`written_at` integer NOT NULL,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`child_id`) REFERENCES `children`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`written_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `outcomes_child` ON `outcomes` (`child_id`,`written_at`);--> statement-breakpoint
CREATE INDEX `outcomes_review` ON `outcomes` (`review_id`,`position`);--> statement-breakpoint
CREATE TABLE `picture_passes` (
	`owner_id` text PRIMARY KEY NOT NULL,
	`child_id` text NOT NULL,
	`hash` text NOT NULL,
	`set_at` integer NOT NULL,
	`failures` integer NOT NULL,
	`locked_until` integer,
	`forgotten_at` integer,
	FOREIGN KEY (`child_id`) REFERENCES `children`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `requests` (
	`id` text PRIMARY KEY NOT NULL,
	`child_id` text NOT NULL,
	`review_id` text,
	`invitation_id` text,
	`kind` text NOT NULL,
	`worry` integer NOT NULL,
	`words` text,
	`asked_at` integer NOT NULL,
	`answer_by` text NOT NULL,
	`handled_at` integer,
	`handled_by` text,
	`outcome` text,
	`tell_child` text,
	FOREIGN KEY (`child_id`) REFERENCES `children`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invitation_id`) REFERENCES `invitations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`handled_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `requests_open` ON `requests` (`handled_at`,`child_id`);--> statement-breakpoint
CREATE INDEX `requests_child` ON `requests` (`child_id`,`asked_at`);--> statement-breakpoint
CREATE TABLE `reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`child_id` text NOT NULL,
	`iro_id` text,
	`due_on` text,
	`meeting_on` text,
	`meeting_time` text,
	`place_kind` text,
	`place` text,
	`held_on` text,
	`cancelled_at` integer,
	`participation_code` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`child_id`) REFERENCES `children`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`iro_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reviews_child` ON `reviews` (`child_id`,`held_on`);--> statement-breakpoint
CREATE INDEX `reviews_iro` ON `reviews` (`iro_id`,`meeting_on`);--> statement-breakpoint
CREATE INDEX `reviews_held` ON `reviews` (`held_on`,`participation_code`,`child_id`);--> statement-breakpoint
CREATE INDEX `reviews_meeting` ON `reviews` (`meeting_on`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`proven_at` integer
);
--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE INDEX `sessions_expiry` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`words` text
);
--> statement-breakpoint
CREATE TABLE `staff` (
	`id` text PRIMARY KEY NOT NULL,
	`email_hash` text NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`picture` text,
	`password_hash` text NOT NULL,
	`totp_secret` text NOT NULL,
	`totp_last_step` integer,
	`created_at` integer NOT NULL,
	`ends_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_emailHash_unique` ON `staff` (`email_hash`);--> statement-breakpoint
CREATE TABLE `submissions` (
	`id` text PRIMARY KEY NOT NULL,
	`invitation_id` text,
	`review_id` text NOT NULL,
	`child_id` text NOT NULL,
	`audience` text NOT NULL,
	`purpose` text NOT NULL,
	`connection_id` text,
	`form_id` text NOT NULL,
	`form_version` integer NOT NULL,
	`language` text NOT NULL,
	`helper` text,
	`helper_name` text,
	`started_at` integer NOT NULL,
	`saved_at` integer NOT NULL,
	`submitted_at` integer,
	`read_by` text,
	`replaces_id` text,
	`replaced_at` integer,
	`withdrawn_at` integer,
	`worry` integer NOT NULL,
	FOREIGN KEY (`invitation_id`) REFERENCES `invitations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`child_id`) REFERENCES `children`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`connection_id`) REFERENCES `connections`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `submissions_review` ON `submissions` (`review_id`,`purpose`,`submitted_at`);--> statement-breakpoint
CREATE INDEX `submissions_child` ON `submissions` (`child_id`,`purpose`,`submitted_at`);--> statement-breakpoint
CREATE INDEX `submissions_invitation` ON `submissions` (`invitation_id`,`purpose`,`submitted_at`);--> statement-breakpoint
CREATE INDEX `submissions_results` ON `submissions` (`purpose`,`submitted_at`,`audience`);--> statement-breakpoint
CREATE TABLE `triages` (
	`id` text PRIMARY KEY NOT NULL,
	`submission_id` text NOT NULL,
	`decision` text NOT NULL,
	`passed_to` text,
	`note` text,
	`tell_child` text,
	`decided_by` text NOT NULL,
	`decided_at` integer NOT NULL,
	FOREIGN KEY (`submission_id`) REFERENCES `submissions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `triages_submission` ON `triages` (`submission_id`,`decided_at`);