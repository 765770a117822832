ALTER TABLE "children" ADD COLUMN "print_size" text;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "language" text;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "print_size" text;