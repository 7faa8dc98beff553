CREATE TABLE `seal` (
	`entry` integer NOT NULL,
	`table` text NOT NULL,
	`part` integer NOT NULL,
	`columns` text NOT NULL,
	`rows` text NOT NULL,
	PRIMARY KEY(`entry`, `table`, `part`)
);
--> statement-breakpoint
CREATE INDEX `seal_table` ON `seal` (`table`,`entry`,`part`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_account_role` (
	`id` integer PRIMARY KEY NOT NULL,
	`added_by` integer NOT NULL,
	`entry` integer NOT NULL,
	`account_id` integer NOT NULL,
	`role` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_account_role`("id", "added_by", "entry", "account_id", "role") SELECT row_number() OVER (ORDER BY account_id, account_role.rowid), account.added_by, account.added_by, account_role.account_id, account_role.role FROM `account_role` INNER JOIN `account` ON account.id = account_role.account_id;--> statement-breakpoint
DROP TABLE `account_role`;--> statement-breakpoint
ALTER TABLE `__new_account_role` RENAME TO `account_role`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `account_role_key` ON `account_role` (`account_id`,`role`);--> statement-breakpoint
CREATE INDEX `account_role_entry` ON `account_role` (`entry`);--> statement-breakpoint
CREATE TABLE `__new_import_run` (
	`id` integer PRIMARY KEY NOT NULL,
	`added_by` integer NOT NULL,
	`entry` integer NOT NULL,
	`number` integer NOT NULL,
	`name` text NOT NULL,
	`files` text NOT NULL,
	`undone_by` integer
);
--> statement-breakpoint
INSERT INTO `__new_import_run`("id", "added_by", "entry", "number", "name", "files", "undone_by") SELECT "number", "entry", coalesce("undone_by", "entry"), "number", "name", "files", "undone_by" FROM `import_run`;--> statement-breakpoint
DROP TABLE `import_run`;--> statement-breakpoint
ALTER TABLE `__new_import_run` RENAME TO `import_run`;--> statement-breakpoint
CREATE UNIQUE INDEX `import_run_number_unique` ON `import_run` (`number`);--> statement-breakpoint
CREATE INDEX `import_run_entry` ON `import_run` (`entry`);--> statement-breakpoint
ALTER TABLE `entry` ADD `rows_digest` text;--> statement-breakpoint
CREATE INDEX `entry_actor` ON `entry` (`actor`);--> statement-breakpoint
CREATE TABLE `__new_superseded` (
	`id` integer PRIMARY KEY NOT NULL,
	`entry` integer NOT NULL,
	`written_by` integer NOT NULL,
	`table` text NOT NULL,
	`row_id` integer NOT NULL,
	`removed` integer NOT NULL,
	`row` text NOT NULL
);
--> statement-breakpoint
INSERT INTO `__new_superseded`("id", "entry", "written_by", "table", "row_id", "removed", "row") SELECT "id", "entry", "row" ->> '$.entry', "table", "row_id", "removed", "row" FROM `superseded`;--> statement-breakpoint
DROP TABLE `superseded`;--> statement-breakpoint
ALTER TABLE `__new_superseded` RENAME TO `superseded`;--> statement-breakpoint
CREATE INDEX `superseded_entry` ON `superseded` (`entry`);--> statement-breakpoint
CREATE INDEX `superseded_row` ON `superseded` (`table`,`row_id`);--> statement-breakpoint
CREATE INDEX `superseded_writer` ON `superseded` (`table`,`written_by`,`row_id`);--> statement-breakpoint
CREATE INDEX `account_entry` ON `account` (`entry`);--> statement-breakpoint
CREATE INDEX `appointment_entry` ON `appointment` (`entry`);--> statement-breakpoint
CREATE INDEX `indicator_entry` ON `indicator` (`entry`);--> statement-breakpoint
CREATE INDEX `plan_entry` ON `plan` (`entry`);--> statement-breakpoint
CREATE INDEX `absence_entry` ON `absence` (`entry`);--> statement-breakpoint
CREATE INDEX `assignment_entry` ON `assignment` (`entry`);--> statement-breakpoint
CREATE INDEX `department_entry` ON `department` (`entry`);--> statement-breakpoint
CREATE INDEX `staff_entry` ON `staff` (`entry`);--> statement-breakpoint
CREATE INDEX `holding_entry` ON `holding` (`entry`);--> statement-breakpoint
CREATE INDEX `course_entry` ON `course` (`entry`);--> statement-breakpoint
CREATE INDEX `entry_event` ON `entry` (`event`);--> statement-breakpoint
CREATE INDEX `entry_at` ON `entry` (`at`);--> statement-breakpoint
CREATE INDEX `superseded_person` ON `superseded` ((row ->> '$.staffId')) WHERE removed = 1;--> statement-breakpoint
CREATE INDEX `superseded_staff` ON `superseded` ((row ->> '$.staffNumber')) WHERE removed = 1 AND "table" = 'staff';