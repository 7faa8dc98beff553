import type { FinisherColumns, FinisherProgress, FinisherSheet } from '$lib/domain/exchange';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { account } from './access';
import { stamp } from './stamp';

/** Which column of a list of finishers is what, kept under the name of who sends such lists. */
export const finisherColumns = sqliteTable(
	'finisher_columns',
	{
		...stamp(),
		name: text('name').notNull().unique(),
		/** for each field of ours the heading it stands under, or the value that stands for all rows */
		columns: text('columns', { mode: 'json' }).$type<FinisherColumns>().notNull()
	},
	(table) => [index('finisher_columns_entry').on(table.entry)]
);

/**
 * A list of finishers on its way in: what was sent and what has been said of it so far, one for each account and for a day. No fact,
 * so without a stamp; it goes when it was taken in, given up or forgotten.
 */
export const finisherUpload = sqliteTable('finisher_upload', {
	accountId: integer('account_id')
		.primaryKey()
		.references(() => account.id),
	/** names this very list, so that a page of another one is noticed */
	key: text('key').notNull(),
	/** ms since 1970 */
	at: integer('at').notNull(),
	fileName: text('file_name').notNull(),
	sheets: text('sheets', { mode: 'json' }).$type<FinisherSheet[]>().notNull(),
	progress: text('progress', { mode: 'json' }).$type<FinisherProgress>().notNull()
});
