import type { CivilDate } from '$lib/domain/calendar';
import type { CompletionState } from '$lib/domain/training';
import { sql } from 'drizzle-orm';
import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { staffId } from './organisation';
import { stamp } from './stamp';

export const holding = sqliteTable(
	'holding',
	{
		...stamp(),
		staffId: staffId(),
		qualificationCode: text('qualification_code').notNull(),
		passedOn: text('passed_on').notNull(),
		countedOn: text('counted_on').$type<CivilDate>().notNull(),
		certificateNumber: text('certificate_number'),
		expiresOn: text('expires_on').$type<CivilDate>(),
		state: text('state').$type<CompletionState>().notNull(),
		/** why it was returned; null in every other state */
		returnReason: text('return_reason'),
		/** why whoever confirms has put it aside (保留); null where it is not, and in every state but `waiting` */
		heldReason: text('held_reason')
	},
	(table) => [
		// One fact per person, qualification and 合格日; one taken back may be recorded again.
		uniqueIndex('holding_key')
			.on(table.staffId, table.qualificationCode, table.passedOn)
			.where(sql`state <> 'withdrawn'`),
		index('holding_waiting')
			.on(table.addedBy, table.id)
			.where(sql`state = 'waiting'`),
		index('holding_staff').on(table.staffId),
		index('holding_entry').on(table.entry)
	]
);
