CREATE TABLE `manual_value` (
	`id` integer PRIMARY KEY NOT NULL,
	`added_by` integer NOT NULL,
	`entry` integer NOT NULL,
	`indicator_id` integer NOT NULL,
	`fiscal_year` integer NOT NULL,
	`value` real NOT NULL,
	`source` text NOT NULL,
	FOREIGN KEY (`indicator_id`) REFERENCES `indicator`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `manual_value_key` ON `manual_value` (`indicator_id`,`fiscal_year`);--> statement-breakpoint
CREATE INDEX `manual_value_entry` ON `manual_value` (`entry`);