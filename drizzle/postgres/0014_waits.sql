DROP INDEX "decisions_review";--> statement-breakpoint
DROP INDEX "meetings_review";--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "tried_at" bigint;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "waits" boolean DEFAULT true NOT NULL;--> statement-breakpoint
CREATE INDEX "submissions_waiting" ON "submissions" USING btree ("waits","submitted_at");--> statement-breakpoint
CREATE INDEX "decisions_review" ON "decisions" USING btree ("review_id","position","withdrawn_at");--> statement-breakpoint
CREATE INDEX "meetings_review" ON "meetings" USING btree ("review_id","chaired_by_child","child_came");
--> statement-breakpoint
UPDATE "submissions" SET "waits" = false WHERE "id" IN (SELECT "submission_id" FROM "triages")
	OR ("purpose" = 'rating' AND "submitted_at" IS NOT NULL AND NOT "worry"
		AND NOT EXISTS (SELECT 1 FROM "answers" WHERE "answers"."submission_id" = "submissions"."id" AND "answers"."words" IS NOT NULL));
