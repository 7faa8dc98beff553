import type { CivilDate } from '$lib/domain/calendar';
import type { AnyReport } from '$lib/domain/indicator';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { indicator } from './indicator';
import { stamp } from './stamp';

/** 確定した報告: what an indicator said of a day when it was reported. Added once, never changed; a correction is the next edition. */
export const frozenReport = sqliteTable(
	'frozen_report',
	{
		...stamp(),
		indicatorId: integer('indicator_id')
			.notNull()
			.references(() => indicator.id),
		asOf: text('as_of').$type<CivilDate>().notNull(),
		/** 版: 1, 2, … of the indicator and the day */
		edition: integer('edition').notNull(),
		/** why there is another edition; null for the first */
		reason: text('reason'),
		/** the last entry of the log it was computed from */
		ledgerEntry: integer('ledger_entry').notNull(),
		/** of the content, for lists */
		overall: text('overall', { mode: 'json' }).$type<AnyReport['overall']>().notNull(),
		/** records that waited for confirmation, which it does not count */
		unconfirmed: integer('unconfirmed').notNull(),
		/** the canonical JSON, gzipped, in base64: of a large city it names forty thousand people */
		content: text('content').notNull(),
		/** SHA-256 of the canonical JSON in UTF-8, in hexadecimal */
		digest: text('digest').notNull()
	},
	(table) => [
		uniqueIndex('frozen_report_key').on(table.indicatorId, table.asOf, table.edition),
		index('frozen_report_entry').on(table.entry)
	]
);
