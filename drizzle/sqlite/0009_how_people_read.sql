ALTER TABLE `children` ADD `print_size` text;--> statement-breakpoint
ALTER TABLE `connections` ADD `language` text;--> statement-breakpoint
ALTER TABLE `connections` ADD `print_size` text;