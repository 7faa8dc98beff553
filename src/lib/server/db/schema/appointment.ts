import type { CivilDate } from '$lib/domain/calendar';
import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { staffId } from './organisation';
import { stamp } from './stamp';

export const appointment = sqliteTable(
	'appointment',
	{
		...stamp(),
		staffId: staffId(),
		roleCode: text('role_code').notNull(),
		departmentCode: text('department_code').notNull(),
		from: text('from').$type<CivilDate>().notNull(),
		to: text('to').$type<CivilDate>(),
		orderNumber: text('order_number')
	},
	(table) => [
		uniqueIndex('appointment_key').on(table.staffId, table.roleCode, table.departmentCode, table.from),
		index('appointment_entry').on(table.entry)
	]
);
