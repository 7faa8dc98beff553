CREATE TABLE `chain_confirmation` (
	`id` integer PRIMARY KEY NOT NULL,
	`added_by` integer NOT NULL,
	`entry` integer NOT NULL,
	`fiscal_year` integer NOT NULL,
	`step` text NOT NULL,
	`confirmed_on` text NOT NULL,
	`confirmed_by` text NOT NULL,
	`words` text,
	`seen` text NOT NULL,
	`gaps` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `chain_confirmation_year` ON `chain_confirmation` (`fiscal_year`);--> statement-breakpoint
CREATE INDEX `chain_confirmation_entry` ON `chain_confirmation` (`entry`);--> statement-breakpoint
CREATE TABLE `ciso_report` (
	`id` integer PRIMARY KEY NOT NULL,
	`added_by` integer NOT NULL,
	`entry` integer NOT NULL,
	`fiscal_year` integer NOT NULL,
	`as_of` text NOT NULL,
	`edition` integer NOT NULL,
	`reason` text,
	`ledger_entry` integer NOT NULL,
	`content` text NOT NULL,
	`digest` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ciso_report_key` ON `ciso_report` (`fiscal_year`,`edition`);--> statement-breakpoint
CREATE INDEX `ciso_report_entry` ON `ciso_report` (`entry`);--> statement-breakpoint
CREATE TABLE `drill` (
	`id` integer PRIMARY KEY NOT NULL,
	`added_by` integer NOT NULL,
	`entry` integer NOT NULL,
	`fiscal_year` integer NOT NULL,
	`name` text NOT NULL,
	`held_on` text NOT NULL,
	`note` text
);
--> statement-breakpoint
CREATE INDEX `drill_year` ON `drill` (`fiscal_year`);--> statement-breakpoint
CREATE INDEX `drill_entry` ON `drill` (`entry`);--> statement-breakpoint
CREATE TABLE `drill_participant` (
	`id` integer PRIMARY KEY NOT NULL,
	`added_by` integer NOT NULL,
	`entry` integer NOT NULL,
	`drill_id` integer NOT NULL,
	`staff_id` integer NOT NULL,
	`part` text,
	FOREIGN KEY (`drill_id`) REFERENCES `drill`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `drill_participant_key` ON `drill_participant` (`drill_id`,`staff_id`);--> statement-breakpoint
CREATE INDEX `drill_participant_entry` ON `drill_participant` (`entry`);--> statement-breakpoint
CREATE TABLE `exemption` (
	`id` integer PRIMARY KEY NOT NULL,
	`added_by` integer NOT NULL,
	`entry` integer NOT NULL,
	`requirement_id` integer NOT NULL,
	`staff_id` integer NOT NULL,
	`reason` text NOT NULL,
	`from` text NOT NULL,
	`to` text NOT NULL,
	FOREIGN KEY (`requirement_id`) REFERENCES `requirement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `exemption_requirement` ON `exemption` (`requirement_id`);--> statement-breakpoint
CREATE INDEX `exemption_entry` ON `exemption` (`entry`);--> statement-breakpoint
CREATE TABLE `finisher_columns` (
	`id` integer PRIMARY KEY NOT NULL,
	`added_by` integer NOT NULL,
	`entry` integer NOT NULL,
	`name` text NOT NULL,
	`columns` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `finisher_columns_name_unique` ON `finisher_columns` (`name`);--> statement-breakpoint
CREATE INDEX `finisher_columns_entry` ON `finisher_columns` (`entry`);--> statement-breakpoint
CREATE TABLE `finisher_upload` (
	`account_id` integer PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`at` integer NOT NULL,
	`file_name` text NOT NULL,
	`sheets` text NOT NULL,
	`progress` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `reminder` (
	`id` integer PRIMARY KEY NOT NULL,
	`added_by` integer NOT NULL,
	`entry` integer NOT NULL,
	`requirement_id` integer NOT NULL,
	`staff_id` integer NOT NULL,
	`sender_id` integer NOT NULL,
	`sent_by` text NOT NULL,
	`sent_on` text NOT NULL,
	`words` text,
	FOREIGN KEY (`requirement_id`) REFERENCES `requirement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sender_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reminder_key` ON `reminder` (`requirement_id`,`sender_id`,`sent_on`,`staff_id`);--> statement-breakpoint
CREATE INDEX `reminder_person` ON `reminder` (`staff_id`,`requirement_id`);--> statement-breakpoint
CREATE INDEX `reminder_entry` ON `reminder` (`entry`);--> statement-breakpoint
CREATE TABLE `requirement` (
	`id` integer PRIMARY KEY NOT NULL,
	`added_by` integer NOT NULL,
	`entry` integer NOT NULL,
	`fiscal_year` integer NOT NULL,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`rule` text NOT NULL,
	`due_on` text NOT NULL,
	`note` text,
	`copied_from` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `requirement_key` ON `requirement` (`fiscal_year`,`name`) WHERE state <> 'withdrawn';--> statement-breakpoint
CREATE INDEX `requirement_entry` ON `requirement` (`entry`);--> statement-breakpoint
CREATE TABLE `section_confirmation` (
	`id` integer PRIMARY KEY NOT NULL,
	`added_by` integer NOT NULL,
	`entry` integer NOT NULL,
	`fiscal_year` integer NOT NULL,
	`department_code` text NOT NULL,
	`department_name` text NOT NULL,
	`confirmed_on` text NOT NULL,
	`staff_id` integer NOT NULL,
	`confirmed_by` text NOT NULL,
	`seen` text NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `section_confirmation_year` ON `section_confirmation` (`fiscal_year`,`department_code`);--> statement-breakpoint
CREATE INDEX `section_confirmation_entry` ON `section_confirmation` (`entry`);--> statement-breakpoint
ALTER TABLE `outbox_command` ADD `method` text;