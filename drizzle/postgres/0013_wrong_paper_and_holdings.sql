CREATE TABLE "pack_holdings" (
	"id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"who" text NOT NULL,
	"question_id" text NOT NULL,
	"held_by" text NOT NULL,
	"held_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "mistyped_by" text;--> statement-breakpoint
ALTER TABLE "pack_holdings" ADD CONSTRAINT "pack_holdings_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pack_holdings" ADD CONSTRAINT "pack_holdings_held_by_staff_id_fk" FOREIGN KEY ("held_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "pack_holdings_answer" ON "pack_holdings" USING btree ("review_id","who","question_id");--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_mistyped_by_staff_id_fk" FOREIGN KEY ("mistyped_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;