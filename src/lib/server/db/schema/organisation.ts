import type { CivilDate } from '$lib/domain/calendar';
import type { AssignmentKind } from '$lib/domain/organisation';
import { index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { stamp } from './stamp';

export const department = sqliteTable(
	'department',
	{
		...stamp(),
		code: text('code').notNull(),
		name: text('name').notNull(),
		parentCode: text('parent_code'),
		validFrom: text('valid_from').$type<CivilDate>().notNull(),
		validTo: text('valid_to').$type<CivilDate>(),
		order: real('order')
	},
	(table) => [uniqueIndex('department_key').on(table.code, table.validFrom), index('department_entry').on(table.entry)]
);

export const staff = sqliteTable(
	'staff',
	{
		...stamp(),
		staffNumber: text('staff_number').notNull().unique(),
		name: text('name').notNull(),
		kana: text('kana'),
		formerName: text('former_name'),
		email: text('email'),
		hiredOn: text('hired_on').$type<CivilDate>().notNull(),
		leftOn: text('left_on').$type<CivilDate>()
	},
	(table) => [index('staff_entry').on(table.entry)]
);

/** The column of a table whose rows are about a person. */
export const staffId = () =>
	integer('staff_id')
		.notNull()
		.references(() => staff.id);

export const assignment = sqliteTable(
	'assignment',
	{
		...stamp(),
		staffId: staffId(),
		departmentCode: text('department_code').notNull(),
		kind: text('kind').$type<AssignmentKind>().notNull(),
		employmentType: text('employment_type'),
		jobClass: text('job_class'),
		rank: text('rank'),
		from: text('from').$type<CivilDate>().notNull(),
		to: text('to').$type<CivilDate>()
	},
	(table) => [
		uniqueIndex('assignment_key').on(table.staffId, table.departmentCode, table.kind, table.from),
		index('assignment_department').on(table.departmentCode),
		index('assignment_entry').on(table.entry)
	]
);

export const absence = sqliteTable(
	'absence',
	{
		...stamp(),
		staffId: staffId(),
		kind: text('kind').notNull(),
		from: text('from').$type<CivilDate>().notNull(),
		to: text('to').$type<CivilDate>()
	},
	(table) => [
		uniqueIndex('absence_key').on(table.staffId, table.kind, table.from),
		index('absence_entry').on(table.entry)
	]
);
