import { getTableColumns, getTableName, type InferInsertModel } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { rowAsJson } from './packed';
import { stampColumns } from './schema/stamp';
import { type Change } from './write';

/** A table whose rows carry the stamp (schema/stamp.ts). */
export type FactTable = SQLiteTable & { id: SQLiteColumn; entry: SQLiteColumn; addedBy: SQLiteColumn };

type Unstamped<T extends FactTable> = Omit<InferInsertModel<T>, 'id' | 'addedBy' | 'entry'>;

const rowsPerStatement = 500;
const stampKeys = new Set<string>(stampColumns);
/** Tables whose rows stay what they were written as; a correction of one is another row. */
const neverChanged: ReadonlySet<string> = new Set(['frozen_report', 'ciso_report', 'reminder']);

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
	const sql = insertInto(table);
	for (let start = 0; start < rows.length; start += rowsPerStatement) {
		const some = rows.slice(start, start + rowsPerStatement);
		await change.raw.execute({ sql, args: [packedForInsert(change, table, some)] });
	}
}

/** Adds a row for each of several changes, in one statement per some hundred. */
export async function addEach<T extends FactTable>(
	table: T,
	rows: readonly { change: Change; row: Unstamped<T> }[]
): Promise<void> {
	const [first] = rows;
	if (!first) return;
	const [sql, columns] = [insertInto(table), insertedColumns(table)];
	for (const { change } of rows) change.tables.add(getTableName(table));
	for (let start = 0; start < rows.length; start += rowsPerStatement) {
		const some = rows.slice(start, start + rowsPerStatement);
		const packed = some.map(({ change, row }) => stamped(change, columns, row));
		await first.change.raw.execute({ sql, args: [JSON.stringify(packed)] });
	}
}

/** Adds one row and tells its id. */
export async function addRow<T extends FactTable>(change: Change, table: T, row: Unstamped<T>): Promise<number> {
	change.tables.add(getTableName(table));
	const args = [packedForInsert(change, table, [row])];
	const { lastInsertRowid } = await change.raw.execute({ sql: insertInto(table), args });
	return Number(lastInsertRowid);
}

function insertInto(table: FactTable): string {
	const columns = insertedColumns(table);
	const names = columns.map(([, { name }]) => `"${name}"`).join(', ');
	const values = columns.map((_, index) => `value ->> ${index}`).join(', ');
	return `INSERT INTO "${getTableName(table)}" (${names}) SELECT ${values} FROM json_each(?)`;
}

function packedForInsert(change: Change, table: FactTable, rows: readonly object[]): string {
	const columns = insertedColumns(table);
	return JSON.stringify(rows.map((row) => stamped(change, columns, row)));
}

/** The values of a row in the order of the columns. */
function stamped({ entry }: Change, columns: readonly [string, SQLiteColumn][], row: object): unknown[] {
	const values: Record<string, unknown> = { ...row, addedBy: entry, entry };
	return columns.map(([key, column]) => driverValue(column, values[key]));
}

function insertedColumns(table: FactTable): [string, SQLiteColumn][] {
	return Object.entries(getTableColumns(table) as Record<string, SQLiteColumn>).filter(([key]) => key !== 'id');
}

/** Writes a new version of a row; the one before goes to `superseded` as it stands in the table. */
export async function changeRow<T extends FactTable>(
	change: Change,
	table: T,
	{ id }: { id: number },
	values: Partial<Unstamped<T>>
): Promise<void> {
	await changeRows(change, table, [{ id, values }]);
}

/**
 * New versions of many rows by their ids, in two statements per some hundred rows. Every row changes the same columns; what the values
 * have beyond the table's columns is left out, and a stamp is never theirs to set.
 */
export async function changeRows<T extends FactTable>(
	change: Change,
	table: T,
	changes: readonly { id: number; values: Partial<Unstamped<T>> }[]
): Promise<void> {
	const [first] = changes;
	if (!first) return;
	const columns = factColumns(table).filter(([key]) => key in first.values);
	const name = getTableName(table);
	const set = columns.map(([, column], index) => `"${column.name}" = new.value ->> ${index + 1}`);
	const sql = `UPDATE "${name}" SET ${[...set, 'entry = ?'].join(', ')} FROM json_each(?) AS new WHERE "${name}".id = new.value ->> 0`;
	for (let start = 0; start < changes.length; start += rowsPerStatement) {
		const some = changes.slice(start, start + rowsPerStatement);
		await keepVersions(change, table, {
			where: 'id IN (SELECT value FROM json_each(?))',
			args: [JSON.stringify(some.map(({ id }) => id))]
		});
		const rows = some.map(({ id, values }) => [
			id,
			...columns.map(([key, column]) => driverValue(column, values[key as never]))
		]);
		await change.raw.execute({ sql, args: [change.entry, JSON.stringify(rows)] });
	}
}

/** New versions of rows that each belong to a change of their own; every row changes the same columns. */
export async function changeEach<T extends FactTable>(
	table: T,
	changes: readonly { change: Change; id: number; values: Partial<Unstamped<T>> }[]
): Promise<void> {
	const [first] = changes;
	if (!first) return;
	const columns = factColumns(table).filter(([key]) => key in first.values);
	const name = getTableName(table);
	const rows = changes.map(({ change, id, values }) => [
		id,
		change.entry,
		...columns.map(([key, column]) => driverValue(column, values[key as never]))
	]);
	for (const { change } of changes) [change.tables, change.laidAside].forEach((names) => names.add(name));
	const args = [JSON.stringify(rows)];
	await first.change.raw.execute({
		sql: `INSERT INTO superseded (entry, written_by, "table", row_id, removed, row)
			SELECT new.by, entry, '${name}', id, 0, ${rowAsJson(table)}
			FROM (SELECT value ->> 0 AS of, value ->> 1 AS by FROM json_each(?)) AS new JOIN "${name}" ON id = new.of`,
		args
	});
	const set = columns.map(([, column], index) => `"${column.name}" = new.value ->> ${index + 2}`);
	await first.change.raw.execute({
		sql: `UPDATE "${name}" SET ${[...set, 'entry = new.value ->> 1'].join(', ')}
			FROM json_each(?) AS new WHERE "${name}".id = new.value ->> 0`,
		args
	});
}

/**
 * Lays the present versions of rows aside, before they are changed or (`removed`) taken away.
 *
 * @returns how many there were
 * @throws Error for a table whose rows never change
 */
export async function keepVersions(
	change: Change,
	table: FactTable,
	rows: { where: string; args: (string | number)[] },
	removed = false
): Promise<number> {
	const name = getTableName(table);
	if (neverChanged.has(name)) throw new Error(`rows of ${name} are never changed`);
	const kept = await change.raw.execute({
		sql: `INSERT INTO superseded (entry, written_by, "table", row_id, removed, row)
			SELECT ?, entry, ?, id, ?, ${rowAsJson(table)} FROM "${name}" WHERE ${rows.where}`,
		args: [change.entry, name, removed ? 1 : 0, ...rows.args]
	});
	if (kept.rowsAffected > 0) [change.tables, change.laidAside].forEach((names) => names.add(name));
	return kept.rowsAffected;
}

/** Takes a row away; as it stood last it goes to `superseded`. */
export async function removeRow(change: Change, table: FactTable, { id }: { id: number }): Promise<void> {
	await keepVersions(change, table, { where: 'id = ?', args: [id] }, true);
	await change.raw.execute({ sql: `DELETE FROM "${getTableName(table)}" WHERE id = ?`, args: [id] });
}

/** The columns of a table of facts without the stamp, by the names the code uses. */
export function factColumns(table: FactTable): [string, SQLiteColumn][] {
	return Object.entries(getTableColumns(table) as Record<string, SQLiteColumn>).filter(([key]) => !stampKeys.has(key));
}

function driverValue(column: SQLiteColumn, value: unknown): unknown {
	return value === null || value === undefined ? null : column.mapToDriverValue(value);
}
