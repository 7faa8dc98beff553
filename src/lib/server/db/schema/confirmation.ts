import type { CivilDate } from '$lib/domain/calendar';
import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { staffId } from './organisation';
import { stamp } from './stamp';

/** 確認の代行: between two days this person confirms for a department and all below it, as its 所属長 would. */
export const deputy = sqliteTable(
	'deputy',
	{
		...stamp(),
		departmentCode: text('department_code').notNull(),
		staffId: staffId(),
		from: text('from').$type<CivilDate>().notNull(),
		/** the last day, never open: a deputy is for dates */
		to: text('to').$type<CivilDate>().notNull()
	},
	(table) => [index('deputy_staff').on(table.staffId), index('deputy_entry').on(table.entry)]
);

/** 設定: what the municipality has decided, one row per key; where there is none, what the program ships holds. */
export const setting = sqliteTable(
	'setting',
	{ ...stamp(), key: text('key').notNull().unique(), value: text('value', { mode: 'json' }).notNull() },
	(table) => [index('setting_entry').on(table.entry)]
);
