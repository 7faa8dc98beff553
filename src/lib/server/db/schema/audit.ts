import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * 操作の記録: one row per change, chained by hash. The chain covers the payload's digest, not the payload, so that a payload can
 * be erased when its retention ends.
 */
export const entry = sqliteTable('entry', {
	number: integer('number').primaryKey(),
	/** UTC, ISO 8601 with milliseconds */
	at: text('at').notNull(),
	actor: text('actor').notNull(),
	event: text('event').notNull(),
	payload: text('payload'),
	payloadDigest: text('payload_digest').notNull(),
	/** the tables it wrote, comma-separated: what the ledger reads again */
	tables: text('tables').notNull(),
	previousHash: text('previous_hash').notNull(),
	hash: text('hash').notNull()
});

/** The version of a row that an entry replaced or removed, as JSON of the row. Nothing is overwritten without a trace. */
export const superseded = sqliteTable(
	'superseded',
	{
		id: integer('id').primaryKey(),
		/** the entry that replaced or removed it */
		entry: integer('entry').notNull(),
		table: text('table').notNull(),
		rowId: integer('row_id').notNull(),
		removed: integer('removed', { mode: 'boolean' }).notNull(),
		row: text('row').notNull()
	},
	(table) => [index('superseded_entry').on(table.entry), index('superseded_row').on(table.table, table.rowId)]
);

/** 取込: one row per package taken in, with the number people see. */
export const importRun = sqliteTable('import_run', {
	number: integer('number').primaryKey(),
	entry: integer('entry').notNull(),
	name: text('name').notNull(),
	/** per file: added, changed, unchanged */
	files: text('files', { mode: 'json' })
		.$type<Record<string, { added: number; changed: number; unchanged: number }>>()
		.notNull(),
	undoneBy: integer('undone_by')
});
