CREATE TABLE "council_symbols" (
	"concept" text PRIMARY KEY NOT NULL,
	"file_id" text NOT NULL,
	"added_by" text,
	"added_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"child_id" text NOT NULL,
	"position" integer NOT NULL,
	"words" text NOT NULL,
	"owner" text,
	"due_on" text,
	"state" text NOT NULL,
	"outcome_id" text,
	"recorded_by" text NOT NULL,
	"recorded_at" bigint NOT NULL,
	"state_at" bigint
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" text PRIMARY KEY NOT NULL,
	"child_id" text,
	"purpose" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"content" text NOT NULL,
	"agreed_by" text,
	"added_by" text,
	"added_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sentence_sounds" (
	"id" text PRIMARY KEY NOT NULL,
	"locale" text NOT NULL,
	"sentence_hash" text NOT NULL,
	"file_id" text NOT NULL,
	"added_by" text,
	"added_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ways_of_seeing" (
	"owner_id" text PRIMARY KEY NOT NULL,
	"child_id" text NOT NULL,
	"settings" jsonb NOT NULL,
	"changed_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "answers" ADD COLUMN "own_words" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "answers" ADD COLUMN "drawing" text;--> statement-breakpoint
ALTER TABLE "answers" ADD COLUMN "voice_id" text;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "form_id" text;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "details" text;--> statement-breakpoint
ALTER TABLE "council_symbols" ADD CONSTRAINT "council_symbols_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council_symbols" ADD CONSTRAINT "council_symbols_added_by_staff_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_child_id_children_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."children"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_outcome_id_outcomes_id_fk" FOREIGN KEY ("outcome_id") REFERENCES "public"."outcomes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_recorded_by_staff_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_child_id_children_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."children"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_added_by_staff_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sentence_sounds" ADD CONSTRAINT "sentence_sounds_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sentence_sounds" ADD CONSTRAINT "sentence_sounds_added_by_staff_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ways_of_seeing" ADD CONSTRAINT "ways_of_seeing_child_id_children_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."children"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "decisions_review" ON "decisions" USING btree ("review_id","position");--> statement-breakpoint
CREATE INDEX "decisions_child" ON "decisions" USING btree ("child_id","state");--> statement-breakpoint
CREATE INDEX "files_child" ON "files" USING btree ("child_id","purpose");--> statement-breakpoint
CREATE UNIQUE INDEX "sentence_sounds_sentence" ON "sentence_sounds" USING btree ("locale","sentence_hash");--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_voice_id_files_id_fk" FOREIGN KEY ("voice_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;