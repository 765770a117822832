DROP INDEX "answers_results";--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "tally" jsonb;
--> statement-breakpoint
UPDATE "submissions" SET "tally" = coalesce((
	SELECT jsonb_object_agg("question_id", CASE WHEN "outcome" = 'answered' AND jsonb_typeof("choice") = 'string' THEN "choice" ELSE jsonb_build_array("outcome") END)
	FROM "answers" WHERE "answers"."submission_id" = "submissions"."id"
), '{}') WHERE "purpose" = 'rating' AND "submitted_at" IS NOT NULL;
