CREATE TABLE "invitation_links" (
	"id" text PRIMARY KEY NOT NULL,
	"invitation_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "invitation_links_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"about" text NOT NULL,
	"purpose" text NOT NULL,
	"channel" text NOT NULL,
	"message" text,
	"review_id" text,
	"put_in_at" bigint NOT NULL,
	"tries" integer NOT NULL,
	"try_at" bigint NOT NULL,
	"handed_at" bigint,
	"sent_at" bigint,
	"given_up_at" bigint,
	"problem" text,
	CONSTRAINT "outbox_about_unique" UNIQUE("about")
);
--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "channel" text;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "contact" text;--> statement-breakpoint
ALTER TABLE "invitation_links" ADD CONSTRAINT "invitation_links_invitation_id_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invitation_links_invitation" ON "invitation_links" USING btree ("invitation_id");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("sent_at","given_up_at","try_at");--> statement-breakpoint
CREATE INDEX "outbox_review" ON "outbox" USING btree ("review_id");