CREATE TABLE "disputes" (
	"id" text PRIMARY KEY NOT NULL,
	"child_id" text NOT NULL,
	"review_id" text,
	"level" text NOT NULL,
	"theme" text NOT NULL,
	"words" text NOT NULL,
	"raised_on" text NOT NULL,
	"answer_by" text NOT NULL,
	"outcome" text,
	"ended" text,
	"ended_on" text,
	"tell_child" text,
	"raised_by" text NOT NULL,
	"raised_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "midway_checks" (
	"id" text PRIMARY KEY NOT NULL,
	"child_id" text NOT NULL,
	"review_id" text NOT NULL,
	"done_on" text NOT NULL,
	"words" text,
	"done_by" text NOT NULL,
	"done_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "referrals" (
	"id" text PRIMARY KEY NOT NULL,
	"child_id" text NOT NULL,
	"review_id" text,
	"request_id" text,
	"kind" text NOT NULL,
	"words" text NOT NULL,
	"kept_from_iro" boolean NOT NULL,
	"referred_by" text,
	"referred_at" bigint NOT NULL,
	"contact_by" text NOT NULL,
	"seen_at" bigint,
	"advocate_name" text,
	"named_at" bigint,
	"first_contact_at" bigint,
	"closed_at" bigint,
	"closed_because" text,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "scans" (
	"id" text PRIMARY KEY NOT NULL,
	"submission_id" text NOT NULL,
	"file_id" text NOT NULL,
	"added_by" text NOT NULL,
	"added_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "late_reason" text;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "late_note" text;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "plan_received_on" text;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "papers_received_on" text;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "record_shared_on" text;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "child_seen_on" text;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "child_seen_how" text;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "child_seen_alone" boolean;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "rights_discussed" boolean;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "advocacy_offer" text;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "typed_by" text;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_child_id_children_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."children"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_raised_by_staff_id_fk" FOREIGN KEY ("raised_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "midway_checks" ADD CONSTRAINT "midway_checks_child_id_children_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."children"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "midway_checks" ADD CONSTRAINT "midway_checks_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "midway_checks" ADD CONSTRAINT "midway_checks_done_by_staff_id_fk" FOREIGN KEY ("done_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_child_id_children_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."children"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_referred_by_staff_id_fk" FOREIGN KEY ("referred_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scans_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scans_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scans_added_by_staff_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "disputes_child" ON "disputes" USING btree ("child_id");--> statement-breakpoint
CREATE INDEX "disputes_open" ON "disputes" USING btree ("ended_on","answer_by");--> statement-breakpoint
CREATE INDEX "midway_checks_review" ON "midway_checks" USING btree ("review_id","done_on");--> statement-breakpoint
CREATE INDEX "referrals_open" ON "referrals" USING btree ("closed_at","contact_by");--> statement-breakpoint
CREATE INDEX "referrals_child" ON "referrals" USING btree ("child_id");--> statement-breakpoint
CREATE INDEX "scans_submission" ON "scans" USING btree ("submission_id");--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_typed_by_staff_id_fk" FOREIGN KEY ("typed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;