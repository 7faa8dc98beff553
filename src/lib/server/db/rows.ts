import { eq, inArray, getTableColumns, getTableName, type InferInsertModel, type InferSelectModel } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { superseded } from './schema';
import { type Change } from './write';

/** A table whose rows carry the stamp (schema/stamp.ts). */
export type FactTable = SQLiteTable & { id: SQLiteColumn; entry: SQLiteColumn; addedBy: SQLiteColumn };

type Unstamped<T extends FactTable> = Omit<InferInsertModel<T>, 'id' | 'addedBy' | 'entry'>;

const rowsPerStatement = 500;
const stampKeys = new Set(['id', 'addedBy', 'entry']);

/**
 * Adds rows stamped with the change's entry. Many rows travel as one JSON text: a statement with a thousand parameters would keep a
 * hundred kilobytes outside the heap until it is collected, and an import of a million rows gigabytes.
 */
export async function addRows<T extends FactTable>(
	change: Change,
	table: T,
	rows: readonly Unstamped<T>[]
): Promise<void> {
	if (rows.length === 0) return;
	change.tables.add(getTableName(table));
	const columns = Object.entries(getTableColumns(table)).filter(([key]) => key !== 'id');
	const names = columns.map(([, { name }]) => `"${name}"`).join(', ');
	const values = columns.map((_, index) => `value ->> ${index}`).join(', ');
	const sql = `INSERT INTO "${getTableName(table)}" (${names}) SELECT ${values} FROM json_each(?)`;
	for (let start = 0; start < rows.length; start += rowsPerStatement) {
		const some = rows.slice(start, start + rowsPerStatement).map((row) => {
			const stamped: Record<string, unknown> = { ...row, addedBy: change.entry, entry: change.entry };
			return columns.map(([key, column]) => driverValue(column, stamped[key]));
		});
		await change.raw.execute({ sql, args: [JSON.stringify(some)] });
	}
}

/** Adds one row and tells its id. */
export async function addRow<T extends FactTable>(change: Change, table: T, row: Unstamped<T>): Promise<number> {
	await addRows(change, table, [row]);
	const { rows } = await change.raw.execute('SELECT last_insert_rowid() AS id');
	return Number(rows[0]?.id);
}

/** Writes a new version of a row; the one before goes to `superseded`. */
export async function changeRow<T extends FactTable>(
	change: Change,
	table: T,
	before: InferSelectModel<T>,
	values: Partial<Unstamped<T>>
): Promise<void> {
	const { id } = before as { id: number };
	await keepVersion(change, table, before, false);
	// A value may come with more than the table holds, and never with a stamp of its own.
	const columns = Object.keys(getTableColumns(table)).filter((key) => key in values && !stampKeys.has(key));
	const written = Object.fromEntries(columns.map((key) => [key, values[key as keyof typeof values]]));
	await change.db
		.update(table)
		.set({ ...written, entry: change.entry } as never)
		.where(eq(table.id, id));
}

/** New versions of many rows by their ids. */
export async function changeRows<T extends FactTable>(
	change: Change,
	table: T,
	changes: readonly { id: number; values: Partial<Unstamped<T>> }[]
): Promise<void> {
	for (let start = 0; start < changes.length; start += rowsPerStatement) {
		const some = changes.slice(start, start + rowsPerStatement);
		const ids = some.map(({ id }) => id);
		const rows = await change.db
			.select()
			.from(table as FactTable)
			.where(inArray(table.id, ids));
		const byId = new Map(rows.map((row) => [(row as { id: number }).id, row as InferSelectModel<T>]));
		for (const { id, values } of some) await changeRow(change, table, byId.get(id)!, values);
	}
}

/** Takes a row away; its last version goes to `superseded`. */
export async function removeRow<T extends FactTable>(
	change: Change,
	table: T,
	before: InferSelectModel<T>
): Promise<void> {
	await keepVersion(change, table, before, true);
	await change.db.delete(table).where(eq(table.id, (before as { id: number }).id));
}

async function keepVersion<T extends FactTable>(change: Change, table: T, row: InferSelectModel<T>, removed: boolean) {
	change.tables.add(getTableName(table));
	await change.db.insert(superseded).values({
		entry: change.entry,
		table: getTableName(table),
		rowId: (row as { id: number }).id,
		removed,
		row: JSON.stringify(row)
	});
}

function driverValue(column: SQLiteColumn, value: unknown): unknown {
	return value === null || value === undefined ? null : column.mapToDriverValue(value);
}
