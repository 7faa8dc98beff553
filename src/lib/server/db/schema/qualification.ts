import type { CivilDate } from '$lib/domain/calendar';
import type { CompletionState } from '$lib/domain/training';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { staff } from './organisation';
import { stamp } from './stamp';

export const holding = sqliteTable(
	'holding',
	{
		...stamp(),
		staffId: integer('staff_id')
			.notNull()
			.references(() => staff.id),
		qualificationCode: text('qualification_code').notNull(),
		passedOn: text('passed_on').notNull(),
		countedOn: text('counted_on').$type<CivilDate>().notNull(),
		certificateNumber: text('certificate_number'),
		expiresOn: text('expires_on').$type<CivilDate>(),
		state: text('state').$type<CompletionState>().notNull()
	},
	(table) => [
		uniqueIndex('holding_key').on(table.staffId, table.qualificationCode, table.passedOn),
		index('holding_entry').on(table.entry)
	]
);
