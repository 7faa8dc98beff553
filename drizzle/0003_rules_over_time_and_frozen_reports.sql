CREATE TABLE `frozen_report` (
	`id` integer PRIMARY KEY NOT NULL,
	`added_by` integer NOT NULL,
	`entry` integer NOT NULL,
	`indicator_id` integer NOT NULL,
	`as_of` text NOT NULL,
	`edition` integer NOT NULL,
	`reason` text,
	`ledger_entry` integer NOT NULL,
	`overall` text NOT NULL,
	`unconfirmed` integer NOT NULL,
	`content` text NOT NULL,
	`digest` text NOT NULL,
	FOREIGN KEY (`indicator_id`) REFERENCES `indicator`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `frozen_report_key` ON `frozen_report` (`indicator_id`,`as_of`,`edition`);--> statement-breakpoint
CREATE INDEX `frozen_report_entry` ON `frozen_report` (`entry`);--> statement-breakpoint
CREATE TABLE `rule_revision` (
	`id` integer PRIMARY KEY NOT NULL,
	`added_by` integer NOT NULL,
	`entry` integer NOT NULL,
	`indicator_id` integer NOT NULL,
	`from` text NOT NULL,
	`rule` text NOT NULL,
	FOREIGN KEY (`indicator_id`) REFERENCES `indicator`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rule_revision_key` ON `rule_revision` (`indicator_id`,`from`);--> statement-breakpoint
CREATE INDEX `rule_revision_entry` ON `rule_revision` (`entry`);