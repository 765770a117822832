DROP INDEX "invitations_review";--> statement-breakpoint
DROP INDEX "submissions_review";--> statement-breakpoint
CREATE INDEX "outbox_put_in" ON "outbox" USING btree ("put_in_at");--> statement-breakpoint
CREATE INDEX "triages_decision" ON "triages" USING btree ("decision","submission_id");--> statement-breakpoint
CREATE INDEX "invitations_review" ON "invitations" USING btree ("review_id","audience","connection_id","opened_at");--> statement-breakpoint
CREATE INDEX "submissions_review" ON "submissions" USING btree ("review_id","purpose","audience","connection_id","submitted_at","started_at","withdrawn_at");