CREATE TABLE `account` (
	`id` integer PRIMARY KEY NOT NULL,
	`added_by` integer NOT NULL,
	`entry` integer NOT NULL,
	`staff_number` text NOT NULL,
	`password_hash` text NOT NULL,
	`must_change_password` integer NOT NULL,
	`locked_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `account_staff_number_unique` ON `account` (`staff_number`);--> statement-breakpoint
CREATE TABLE `account_role` (
	`account_id` integer NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`account_id`, `role`),
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `session` (
	`id_hash` text PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `session_account` ON `session` (`account_id`);--> statement-breakpoint
CREATE TABLE `sign_in` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`staff_number` text NOT NULL,
	`address` text NOT NULL,
	`outcome` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `throttle` (
	`key` text PRIMARY KEY NOT NULL,
	`failures` integer NOT NULL,
	`last_at` integer NOT NULL,
	`blocked_until` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `appointment` (
	`id` integer PRIMARY KEY NOT NULL,
	`added_by` integer NOT NULL,
	`entry` integer NOT NULL,
	`staff_id` integer NOT NULL,
	`role_code` text NOT NULL,
	`department_code` text NOT NULL,
	`from` text NOT NULL,
	`to` text,
	`order_number` text,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `appointment_key` ON `appointment` (`staff_id`,`role_code`,`department_code`,`from`);--> statement-breakpoint
CREATE TABLE `entry` (
	`number` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`actor` text NOT NULL,
	`event` text NOT NULL,
	`payload` text,
	`payload_digest` text NOT NULL,
	`tables` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `import_run` (
	`number` integer PRIMARY KEY NOT NULL,
	`entry` integer NOT NULL,
	`name` text NOT NULL,
	`files` text NOT NULL,
	`undone_by` integer
);
--> statement-breakpoint
CREATE TABLE `superseded` (
	`id` integer PRIMARY KEY NOT NULL,
	`entry` integer NOT NULL,
	`table` text NOT NULL,
	`row_id` integer NOT NULL,
	`removed` integer NOT NULL,
	`row` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `superseded_entry` ON `superseded` (`entry`);--> statement-breakpoint
CREATE INDEX `superseded_row` ON `superseded` (`table`,`row_id`);--> statement-breakpoint
CREATE TABLE `indicator` (
	`id` integer PRIMARY KEY NOT NULL,
	`added_by` integer NOT NULL,
	`entry` integer NOT NULL,
	`plan_id` integer NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`note` text,
	`rule` text NOT NULL,
	`targets` text NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `indicator_code_unique` ON `indicator` (`code`);--> statement-breakpoint
CREATE TABLE `plan` (
	`id` integer PRIMARY KEY NOT NULL,
	`added_by` integer NOT NULL,
	`entry` integer NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`source` text,
	`first_fiscal_year` integer NOT NULL,
	`last_fiscal_year` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `plan_code_unique` ON `plan` (`code`);--> statement-breakpoint
CREATE TABLE `absence` (
	`id` integer PRIMARY KEY NOT NULL,
	`added_by` integer NOT NULL,
	`entry` integer NOT NULL,
	`staff_id` integer NOT NULL,
	`kind` text NOT NULL,
	`from` text NOT NULL,
	`to` text,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `absence_key` ON `absence` (`staff_id`,`kind`,`from`);--> statement-breakpoint
CREATE TABLE `assignment` (
	`id` integer PRIMARY KEY NOT NULL,
	`added_by` integer NOT NULL,
	`entry` integer NOT NULL,
	`staff_id` integer NOT NULL,
	`department_code` text NOT NULL,
	`kind` text NOT NULL,
	`employment_type` text,
	`job_class` text,
	`rank` text,
	`from` text NOT NULL,
	`to` text,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `assignment_key` ON `assignment` (`staff_id`,`department_code`,`kind`,`from`);--> statement-breakpoint
CREATE INDEX `assignment_department` ON `assignment` (`department_code`);--> statement-breakpoint
CREATE TABLE `department` (
	`id` integer PRIMARY KEY NOT NULL,
	`added_by` integer NOT NULL,
	`entry` integer NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`parent_code` text,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`order` real
);
--> statement-breakpoint
CREATE UNIQUE INDEX `department_key` ON `department` (`code`,`valid_from`);--> statement-breakpoint
CREATE TABLE `staff` (
	`id` integer PRIMARY KEY NOT NULL,
	`added_by` integer NOT NULL,
	`entry` integer NOT NULL,
	`staff_number` text NOT NULL,
	`name` text NOT NULL,
	`kana` text,
	`former_name` text,
	`email` text,
	`hired_on` text NOT NULL,
	`left_on` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_staff_number_unique` ON `staff` (`staff_number`);--> statement-breakpoint
CREATE TABLE `holding` (
	`id` integer PRIMARY KEY NOT NULL,
	`added_by` integer NOT NULL,
	`entry` integer NOT NULL,
	`staff_id` integer NOT NULL,
	`qualification_code` text NOT NULL,
	`passed_on` text NOT NULL,
	`counted_on` text NOT NULL,
	`certificate_number` text,
	`expires_on` text,
	`state` text NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `holding_key` ON `holding` (`staff_id`,`qualification_code`,`passed_on`);--> statement-breakpoint
CREATE TABLE `completion` (
	`id` integer PRIMARY KEY NOT NULL,
	`added_by` integer NOT NULL,
	`entry` integer NOT NULL,
	`staff_id` integer NOT NULL,
	`course_id` integer NOT NULL,
	`completed_on` text NOT NULL,
	`hours` real,
	`comprehension` integer,
	`state` text NOT NULL,
	`sources` text NOT NULL,
	`method` text,
	`return_reason` text,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`course_id`) REFERENCES `course`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `completion_key` ON `completion` (`staff_id`,`course_id`,`completed_on`) WHERE state <> 'withdrawn';--> statement-breakpoint
CREATE INDEX `completion_waiting` ON `completion` (`id`) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX `completion_staff` ON `completion` (`staff_id`);--> statement-breakpoint
CREATE INDEX `completion_entry` ON `completion` (`entry`);--> statement-breakpoint
CREATE TABLE `course` (
	`id` integer PRIMARY KEY NOT NULL,
	`added_by` integer NOT NULL,
	`entry` integer NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`category` text NOT NULL,
	`provider` text,
	`valid_months` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `course_code_unique` ON `course` (`code`);