CREATE TABLE "answers" (
	"id" text PRIMARY KEY NOT NULL,
	"submission_id" text NOT NULL,
	"question_id" text NOT NULL,
	"outcome" text NOT NULL,
	"choice" jsonb,
	"words" text,
	"asked" jsonb NOT NULL,
	"shared" text NOT NULL,
	"worry" boolean NOT NULL,
	"saved_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attempts" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attendances" (
	"id" text PRIMARY KEY NOT NULL,
	"meeting_id" text NOT NULL,
	"connection_id" text,
	"role" text NOT NULL,
	"name" text,
	"invited" boolean NOT NULL,
	"came" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bank_holidays" (
	"day" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "children" (
	"id" text PRIMARY KEY NOT NULL,
	"local_id" text NOT NULL,
	"first_name" text,
	"date_of_birth" text NOT NULL,
	"iro_id" text,
	"language" text NOT NULL,
	"communication" text,
	"needs" text,
	"looked_after_since" text,
	"ceased_on" text,
	"cycle" text NOT NULL,
	"cycle_started_on" text,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "children_localId_unique" UNIQUE("local_id")
);
--> statement-breakpoint
CREATE TABLE "code_decisions" (
	"id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"proposed" text NOT NULL,
	"reasons" jsonb NOT NULL,
	"confirmed" text NOT NULL,
	"changed_because" text,
	"no_contribution_reason" text,
	"confirmed_by" text NOT NULL,
	"confirmed_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "connections" (
	"id" text PRIMARY KEY NOT NULL,
	"child_id" text NOT NULL,
	"role" text NOT NULL,
	"name" text NOT NULL,
	"called_by" text,
	"contact" text,
	"picture" text,
	"ask_views" boolean NOT NULL,
	"why_not_asked" text,
	"ended_on" text
);
--> statement-breakpoint
CREATE TABLE "covers" (
	"id" text PRIMARY KEY NOT NULL,
	"iro_id" text NOT NULL,
	"covered_by" text NOT NULL,
	"starts_on" text NOT NULL,
	"ends_on" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "episodes" (
	"id" text PRIMARY KEY NOT NULL,
	"child_id" text NOT NULL,
	"started_on" text NOT NULL,
	"ended_on" text,
	"legal_status" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"action" text NOT NULL,
	"child_id" text,
	"subject_id" text
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"child_id" text NOT NULL,
	"audience" text NOT NULL,
	"connection_id" text,
	"token_hash" text NOT NULL,
	"code_hash" text NOT NULL,
	"language" text NOT NULL,
	"created_by" text,
	"created_at" bigint NOT NULL,
	"opened_at" bigint,
	"ends_at" bigint NOT NULL,
	"ended_at" bigint,
	CONSTRAINT "invitations_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "invitations_codeHash_unique" UNIQUE("code_hash")
);
--> statement-breakpoint
CREATE TABLE "letters" (
	"id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"words" text NOT NULL,
	"sent_by" text NOT NULL,
	"sent_at" bigint NOT NULL,
	"opened_at" bigint
);
--> statement-breakpoint
CREATE TABLE "meetings" (
	"id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"held_on" text NOT NULL,
	"counts" boolean NOT NULL,
	"child_came" boolean NOT NULL,
	"child_spoke" boolean NOT NULL,
	"child_used_symbols" boolean NOT NULL,
	"spoken_for_by" text NOT NULL,
	"own_words_used" boolean NOT NULL,
	"other_medium" text NOT NULL,
	"chaired_by_child" text NOT NULL,
	"note" text,
	"recorded_by" text NOT NULL,
	"recorded_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outcomes" (
	"id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"child_id" text NOT NULL,
	"position" integer NOT NULL,
	"asked" text NOT NULL,
	"state" text NOT NULL,
	"reply" text NOT NULL,
	"written_by" text NOT NULL,
	"written_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "picture_passes" (
	"owner_id" text PRIMARY KEY NOT NULL,
	"child_id" text NOT NULL,
	"hash" text NOT NULL,
	"set_at" bigint NOT NULL,
	"failures" integer NOT NULL,
	"locked_until" bigint,
	"forgotten_at" bigint
);
--> statement-breakpoint
CREATE TABLE "requests" (
	"id" text PRIMARY KEY NOT NULL,
	"child_id" text NOT NULL,
	"review_id" text,
	"invitation_id" text,
	"kind" text NOT NULL,
	"worry" boolean NOT NULL,
	"words" text,
	"asked_at" bigint NOT NULL,
	"answer_by" text NOT NULL,
	"handled_at" bigint,
	"handled_by" text,
	"outcome" text,
	"tell_child" text
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" text PRIMARY KEY NOT NULL,
	"child_id" text NOT NULL,
	"iro_id" text,
	"due_on" text,
	"meeting_on" text,
	"meeting_time" text,
	"place_kind" text,
	"place" text,
	"held_on" text,
	"cancelled_at" bigint,
	"participation_code" text,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"proven_at" bigint
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"words" text
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" text PRIMARY KEY NOT NULL,
	"email_hash" text NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"picture" text,
	"password_hash" text NOT NULL,
	"totp_secret" text NOT NULL,
	"totp_last_step" integer,
	"created_at" bigint NOT NULL,
	"ends_at" bigint,
	CONSTRAINT "staff_emailHash_unique" UNIQUE("email_hash")
);
--> statement-breakpoint
CREATE TABLE "submissions" (
	"id" text PRIMARY KEY NOT NULL,
	"invitation_id" text,
	"review_id" text NOT NULL,
	"child_id" text NOT NULL,
	"audience" text NOT NULL,
	"purpose" text NOT NULL,
	"connection_id" text,
	"form_id" text NOT NULL,
	"form_version" integer NOT NULL,
	"language" text NOT NULL,
	"helper" text,
	"helper_name" text,
	"started_at" bigint NOT NULL,
	"saved_at" bigint NOT NULL,
	"submitted_at" bigint,
	"read_by" text,
	"replaces_id" text,
	"replaced_at" bigint,
	"withdrawn_at" bigint,
	"worry" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "triages" (
	"id" text PRIMARY KEY NOT NULL,
	"submission_id" text NOT NULL,
	"decision" text NOT NULL,
	"passed_to" text,
	"note" text,
	"tell_child" text,
	"decided_by" text NOT NULL,
	"decided_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendances" ADD CONSTRAINT "attendances_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendances" ADD CONSTRAINT "attendances_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "children" ADD CONSTRAINT "children_iro_id_staff_id_fk" FOREIGN KEY ("iro_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "code_decisions" ADD CONSTRAINT "code_decisions_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "code_decisions" ADD CONSTRAINT "code_decisions_confirmed_by_staff_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connections" ADD CONSTRAINT "connections_child_id_children_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."children"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "covers" ADD CONSTRAINT "covers_iro_id_staff_id_fk" FOREIGN KEY ("iro_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "covers" ADD CONSTRAINT "covers_covered_by_staff_id_fk" FOREIGN KEY ("covered_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "episodes" ADD CONSTRAINT "episodes_child_id_children_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."children"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_child_id_children_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."children"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_sent_by_staff_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_recorded_by_staff_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcomes" ADD CONSTRAINT "outcomes_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcomes" ADD CONSTRAINT "outcomes_child_id_children_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."children"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcomes" ADD CONSTRAINT "outcomes_written_by_staff_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "picture_passes" ADD CONSTRAINT "picture_passes_child_id_children_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."children"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_child_id_children_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."children"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_invitation_id_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_handled_by_staff_id_fk" FOREIGN KEY ("handled_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_child_id_children_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."children"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_iro_id_staff_id_fk" FOREIGN KEY ("iro_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_invitation_id_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_child_id_children_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."children"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "triages" ADD CONSTRAINT "triages_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "triages" ADD CONSTRAINT "triages_decided_by_staff_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "answers_question" ON "answers" USING btree ("submission_id","question_id");--> statement-breakpoint
CREATE INDEX "answers_results" ON "answers" USING btree ("question_id","submission_id");--> statement-breakpoint
CREATE INDEX "attempts_key" ON "attempts" USING btree ("key","at");--> statement-breakpoint
CREATE INDEX "attendances_meeting" ON "attendances" USING btree ("meeting_id");--> statement-breakpoint
CREATE INDEX "children_iro" ON "children" USING btree ("iro_id");--> statement-breakpoint
CREATE INDEX "code_decisions_review" ON "code_decisions" USING btree ("review_id","confirmed_at");--> statement-breakpoint
CREATE INDEX "connections_child" ON "connections" USING btree ("child_id");--> statement-breakpoint
CREATE INDEX "covers_by" ON "covers" USING btree ("covered_by","starts_on");--> statement-breakpoint
CREATE UNIQUE INDEX "episodes_child_start" ON "episodes" USING btree ("child_id","started_on");--> statement-breakpoint
CREATE INDEX "events_child" ON "events" USING btree ("child_id","at");--> statement-breakpoint
CREATE INDEX "events_actor" ON "events" USING btree ("actor_id","at");--> statement-breakpoint
CREATE INDEX "invitations_review" ON "invitations" USING btree ("review_id","audience");--> statement-breakpoint
CREATE INDEX "letters_review" ON "letters" USING btree ("review_id","sent_at");--> statement-breakpoint
CREATE INDEX "meetings_review" ON "meetings" USING btree ("review_id");--> statement-breakpoint
CREATE INDEX "outcomes_child" ON "outcomes" USING btree ("child_id","written_at");--> statement-breakpoint
CREATE INDEX "outcomes_review" ON "outcomes" USING btree ("review_id","position");--> statement-breakpoint
CREATE INDEX "requests_open" ON "requests" USING btree ("handled_at","child_id");--> statement-breakpoint
CREATE INDEX "requests_child" ON "requests" USING btree ("child_id","asked_at");--> statement-breakpoint
CREATE INDEX "reviews_child" ON "reviews" USING btree ("child_id","held_on");--> statement-breakpoint
CREATE INDEX "reviews_iro" ON "reviews" USING btree ("iro_id","meeting_on");--> statement-breakpoint
CREATE INDEX "reviews_held" ON "reviews" USING btree ("held_on","participation_code","child_id");--> statement-breakpoint
CREATE INDEX "reviews_meeting" ON "reviews" USING btree ("meeting_on");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_expiry" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "submissions_review" ON "submissions" USING btree ("review_id","purpose","submitted_at");--> statement-breakpoint
CREATE INDEX "submissions_child" ON "submissions" USING btree ("child_id","purpose","submitted_at");--> statement-breakpoint
CREATE INDEX "submissions_invitation" ON "submissions" USING btree ("invitation_id","purpose","submitted_at");--> statement-breakpoint
CREATE INDEX "submissions_results" ON "submissions" USING btree ("purpose","submitted_at","audience");--> statement-breakpoint
CREATE INDEX "triages_submission" ON "triages" USING btree ("submission_id","decided_at");