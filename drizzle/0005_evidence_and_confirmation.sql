CREATE TABLE `deputy` (
	`id` integer PRIMARY KEY NOT NULL,
	`added_by` integer NOT NULL,
	`entry` integer NOT NULL,
	`department_code` text NOT NULL,
	`staff_id` integer NOT NULL,
	`from` text NOT NULL,
	`to` text NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `deputy_staff` ON `deputy` (`staff_id`);--> statement-breakpoint
CREATE INDEX `deputy_entry` ON `deputy` (`entry`);--> statement-breakpoint
CREATE TABLE `setting` (
	`id` integer PRIMARY KEY NOT NULL,
	`added_by` integer NOT NULL,
	`entry` integer NOT NULL,
	`key` text NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `setting_key_unique` ON `setting` (`key`);--> statement-breakpoint
CREATE INDEX `setting_entry` ON `setting` (`entry`);--> statement-breakpoint
CREATE TABLE `evidence` (
	`id` integer PRIMARY KEY NOT NULL,
	`added_by` integer NOT NULL,
	`entry` integer NOT NULL,
	`completion_id` integer,
	`holding_id` integer,
	`file_sha256` text NOT NULL,
	`sent_sha256` text NOT NULL,
	`name` text,
	FOREIGN KEY (`completion_id`) REFERENCES `completion`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`holding_id`) REFERENCES `holding`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_sha256`) REFERENCES `evidence_file`(`sha256`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `evidence_completion` ON `evidence` (`completion_id`,`file_sha256`) WHERE completion_id IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `evidence_holding` ON `evidence` (`holding_id`,`file_sha256`) WHERE holding_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `evidence_file_used` ON `evidence` (`file_sha256`);--> statement-breakpoint
CREATE INDEX `evidence_entry` ON `evidence` (`entry`);--> statement-breakpoint
CREATE TABLE `evidence_file` (
	`sha256` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`size` integer NOT NULL,
	`width` integer,
	`height` integer,
	`bytes` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `evidence_upload` (
	`account_id` integer NOT NULL,
	`sent_sha256` text NOT NULL,
	`file_sha256` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`account_id`, `sent_sha256`),
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_sha256`) REFERENCES `evidence_file`(`sha256`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `evidence_upload_file` ON `evidence_upload` (`file_sha256`);--> statement-breakpoint
CREATE INDEX `evidence_upload_at` ON `evidence_upload` (`at`);--> statement-breakpoint
DROP INDEX `holding_key`;--> statement-breakpoint
ALTER TABLE `holding` ADD `return_reason` text;--> statement-breakpoint
ALTER TABLE `holding` ADD `held_reason` text;--> statement-breakpoint
CREATE INDEX `holding_waiting` ON `holding` (`added_by`,`id`) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX `holding_staff` ON `holding` (`staff_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `holding_key` ON `holding` (`staff_id`,`qualification_code`,`passed_on`) WHERE state <> 'withdrawn';--> statement-breakpoint
ALTER TABLE `completion` ADD `held_reason` text;--> statement-breakpoint
ALTER TABLE `completion` ADD `entered_by` integer REFERENCES account(id);--> statement-breakpoint
DROP INDEX `completion_waiting`;--> statement-breakpoint
CREATE INDEX `completion_waiting` ON `completion` (`added_by`,`id`) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX `completion_entered_by` ON `completion` (`entered_by`) WHERE entered_by IS NOT NULL;
