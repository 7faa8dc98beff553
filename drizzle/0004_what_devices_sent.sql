CREATE TABLE `device` (
	`id` text NOT NULL,
	`account_id` integer NOT NULL,
	`highest_seq` integer NOT NULL,
	`waiting` integer NOT NULL,
	`oldest` text,
	`app_version` text NOT NULL,
	`user_agent` text NOT NULL,
	`last_sync_at` integer NOT NULL,
	PRIMARY KEY(`id`, `account_id`),
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `device_account` ON `device` (`account_id`);--> statement-breakpoint
CREATE TABLE `outbox_command` (
	`id` integer PRIMARY KEY NOT NULL,
	`added_by` integer NOT NULL,
	`entry` integer NOT NULL,
	`op_id` text NOT NULL,
	`kind` text NOT NULL,
	`record_id` text NOT NULL,
	`account_id` integer NOT NULL,
	`completion_id` integer NOT NULL,
	`digest` text NOT NULL,
	`joined` text,
	`course_code` text,
	`completed_on` text,
	`hours` real,
	`comprehension` integer,
	`device_id` text NOT NULL,
	`device_seq` integer NOT NULL,
	`op_version` integer NOT NULL,
	`captured_at` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`completion_id`) REFERENCES `completion`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_command_op_id_unique` ON `outbox_command` (`op_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_command_record` ON `outbox_command` (`record_id`) WHERE kind = 'record';--> statement-breakpoint
CREATE INDEX `outbox_command_chain` ON `outbox_command` (`record_id`,`id`);--> statement-breakpoint
CREATE INDEX `outbox_command_completion` ON `outbox_command` (`completion_id`);--> statement-breakpoint
CREATE INDEX `outbox_command_entry` ON `outbox_command` (`entry`);--> statement-breakpoint
CREATE TABLE `outbox_key` (
	`account_id` integer PRIMARY KEY NOT NULL,
	`key_id` text NOT NULL,
	`key` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
