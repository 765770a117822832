CREATE TABLE "drills" (
	"id" text PRIMARY KEY NOT NULL,
	"iro_id" text NOT NULL,
	"scene" text NOT NULL,
	"started_by" text NOT NULL,
	"started_at" bigint NOT NULL,
	"read_by" text,
	"read_at" bigint,
	"ended_at" bigint
);
--> statement-breakpoint
CREATE TABLE "duty_shifts" (
	"id" text PRIMARY KEY NOT NULL,
	"starts_at" bigint NOT NULL,
	"ends_at" bigint NOT NULL,
	"staff_id" text,
	"name" text,
	"email" text,
	"mobile" text,
	"added_by" text NOT NULL,
	"added_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"words" text NOT NULL,
	"sent_by" text NOT NULL,
	"sent_at" bigint NOT NULL,
	"child_id" text,
	"outcome" text,
	"note" text,
	"handled_by" text,
	"handled_at" bigint
);
--> statement-breakpoint
CREATE TABLE "siblings" (
	"id" text PRIMARY KEY NOT NULL,
	"child_id" text NOT NULL,
	"sibling_id" text NOT NULL,
	"placed" text NOT NULL,
	"added_by" text NOT NULL,
	"added_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "children" ADD COLUMN "nickname" text;--> statement-breakpoint
ALTER TABLE "children" ADD COLUMN "picture" text;--> statement-breakpoint
ALTER TABLE "children" ADD COLUMN "interpreter" text;--> statement-breakpoint
ALTER TABLE "drills" ADD CONSTRAINT "drills_iro_id_staff_id_fk" FOREIGN KEY ("iro_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drills" ADD CONSTRAINT "drills_started_by_staff_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drills" ADD CONSTRAINT "drills_read_by_staff_id_fk" FOREIGN KEY ("read_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_shifts" ADD CONSTRAINT "duty_shifts_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_shifts" ADD CONSTRAINT "duty_shifts_added_by_staff_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_sent_by_staff_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_child_id_children_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."children"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_handled_by_staff_id_fk" FOREIGN KEY ("handled_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "siblings" ADD CONSTRAINT "siblings_child_id_children_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."children"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "siblings" ADD CONSTRAINT "siblings_sibling_id_children_id_fk" FOREIGN KEY ("sibling_id") REFERENCES "public"."children"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "siblings" ADD CONSTRAINT "siblings_added_by_staff_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "drills_started" ON "drills" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "drills_open" ON "drills" USING btree ("iro_id","read_at");--> statement-breakpoint
CREATE INDEX "duty_shifts_end" ON "duty_shifts" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "notices_open" ON "notices" USING btree ("outcome","sent_at");--> statement-breakpoint
CREATE INDEX "notices_sender" ON "notices" USING btree ("sent_by","sent_at");--> statement-breakpoint
CREATE UNIQUE INDEX "siblings_pair" ON "siblings" USING btree ("child_id","sibling_id");--> statement-breakpoint
CREATE INDEX "siblings_other" ON "siblings" USING btree ("sibling_id");