import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { stamp } from './stamp';

/**
 * 操作の記録: one row per change, chained by hash. The chain covers the payload's digest, not the payload, so that a payload can
 * be erased when its retention ends.
 */
export const entry = sqliteTable(
	'entry',
	{
		number: integer('number').primaryKey(),
		/** UTC, ISO 8601 with milliseconds */
		at: text('at').notNull(),
		actor: text('actor').notNull(),
		event: text('event').notNull(),
		payload: text('payload'),
		payloadDigest: text('payload_digest').notNull(),
		/** the tables it wrote, comma-separated: what the ledger reads again */
		tables: text('tables').notNull(),
		/** SHA-256 over its seals; null in entries from before there were any */
		rowsDigest: text('rows_digest'),
		previousHash: text('previous_hash').notNull(),
		hash: text('hash').notNull()
	},
	(table) => [
		// Also what the entries are counted by: far smaller than the table.
		index('entry_actor').on(table.actor),
		index('entry_event').on(table.event),
		index('entry_at').on(table.at)
	]
);

/**
 * 封印: what an entry vouches for of some hundred rows of one table, those it wrote or (table `superseded`) laid aside. The entry's
 * hash covers its seals, so a row changed by hand no longer fits.
 */
export const seal = sqliteTable(
	'seal',
	{
		entry: integer('entry').notNull(),
		table: text('table').notNull(),
		/** 1, 2, … within the entry and the table */
		part: integer('part').notNull(),
		/** the columns its hashes cover, by the names the code uses, comma-separated: a table may get more later */
		columns: text('columns').notNull(),
		/** JSON: id, hash, id, hash, … by ascending id; see server/audit/seal/sealed-text.ts */
		rows: text('rows').notNull()
	},
	(table) => [
		primaryKey({ columns: [table.entry, table.table, table.part] }),
		index('seal_table').on(table.table, table.entry, table.part)
	]
);

/** The version of a row that an entry replaced or removed, as JSON of the row. Nothing is overwritten without a trace. */
export const superseded = sqliteTable(
	'superseded',
	{
		id: integer('id').primaryKey(),
		/** the entry that replaced or removed it */
		entry: integer('entry').notNull(),
		/** the entry that had written this version */
		writtenBy: integer('written_by').notNull(),
		table: text('table').notNull(),
		rowId: integer('row_id').notNull(),
		removed: integer('removed', { mode: 'boolean' }).notNull(),
		row: text('row').notNull()
	},
	(table) => [
		index('superseded_entry').on(table.entry),
		index('superseded_row').on(table.table, table.rowId),
		index('superseded_writer').on(table.table, table.writtenBy, table.rowId),
		// What an undo took away of a person's (server/audit/touching.ts): the rows themselves are gone.
		index('superseded_person')
			.on(sql`(row ->> '$.staffId')`)
			.where(sql`removed = 1`),
		index('superseded_staff')
			.on(sql`(row ->> '$.staffNumber')`)
			.where(sql`removed = 1 AND "table" = 'staff'`)
	]
);

/** 取込: one row per package taken in, added by its entry, with the number people see. */
export const importRun = sqliteTable(
	'import_run',
	{
		...stamp(),
		number: integer('number').notNull().unique(),
		name: text('name').notNull(),
		/** per file: added, changed, unchanged */
		files: text('files', { mode: 'json' })
			.$type<Record<string, { added: number; changed: number; unchanged: number }>>()
			.notNull(),
		/** the entry that took it back; null while it stands */
		undoneBy: integer('undone_by')
	},
	(table) => [index('import_run_entry').on(table.entry)]
);
