import type { CivilDate } from '$lib/domain/calendar';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { stamp } from './stamp';

/** CISO報告書 as it was handed in: added once, never changed; a correction is the next edition. Sealed as `frozen_report` is. */
export const cisoReport = sqliteTable(
	'ciso_report',
	{
		...stamp(),
		fiscalYear: integer('fiscal_year').notNull(),
		asOf: text('as_of').$type<CivilDate>().notNull(),
		/** 版: 1, 2, … of the fiscal year */
		edition: integer('edition').notNull(),
		/** why there is another edition; null for the first */
		reason: text('reason'),
		/** the last entry of the log it was computed from */
		ledgerEntry: integer('ledger_entry').notNull(),
		/** the canonical JSON, gzipped, in base64 */
		content: text('content').notNull(),
		/** SHA-256 of the canonical JSON in UTF-8, in hexadecimal */
		digest: text('digest').notNull()
	},
	(table) => [
		uniqueIndex('ciso_report_key').on(table.fiscalYear, table.edition),
		index('ciso_report_entry').on(table.entry)
	]
);
