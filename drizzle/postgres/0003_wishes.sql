CREATE TABLE "wish_answers" (
	"id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"child_id" text NOT NULL,
	"question_id" text NOT NULL,
	"state" text NOT NULL,
	"reply" text,
	"decided_by" text NOT NULL,
	"decided_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "wish_answers" ADD CONSTRAINT "wish_answers_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wish_answers" ADD CONSTRAINT "wish_answers_child_id_children_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."children"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wish_answers" ADD CONSTRAINT "wish_answers_decided_by_staff_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "wish_answers_question" ON "wish_answers" USING btree ("review_id","question_id");