CREATE TABLE "pack_consents" (
	"id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"area" text NOT NULL,
	"given_by" text NOT NULL,
	"given_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "children" ADD COLUMN "contact" text;--> statement-breakpoint
ALTER TABLE "children" ADD COLUMN "no_reminders" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "children" ADD COLUMN "lives_kind" text;--> statement-breakpoint
ALTER TABLE "children" ADD COLUMN "lives_since" text;--> statement-breakpoint
ALTER TABLE "children" ADD COLUMN "lives_at" text;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "contact_with_child" text;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "no_reminders" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "untied" text;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "withdrawn_at" bigint;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "withdrawn_by" text;--> statement-breakpoint
ALTER TABLE "disputes" ADD COLUMN "first_id" text;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "rating_printed_at" bigint;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "taken_back_at" bigint;--> statement-breakpoint
ALTER TABLE "referrals" ADD COLUMN "reach" text;--> statement-breakpoint
ALTER TABLE "referrals" ADD COLUMN "known" text;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "nothing_decided_at" bigint;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "last_seen_at" bigint;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "device" text;--> statement-breakpoint
ALTER TABLE "staff_invites" ADD COLUMN "staff_id" text;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "kept_from_iro" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "triages" ADD COLUMN "about" text;--> statement-breakpoint
ALTER TABLE "pack_consents" ADD CONSTRAINT "pack_consents_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pack_consents" ADD CONSTRAINT "pack_consents_given_by_staff_id_fk" FOREIGN KEY ("given_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "pack_consents_area" ON "pack_consents" USING btree ("review_id","area");--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_withdrawn_by_staff_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_invites" ADD CONSTRAINT "staff_invites_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;