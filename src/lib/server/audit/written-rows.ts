import { type Transaction } from '@libsql/client';
import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { rowsAtOnce } from '../db/facts';
import { rowAsJson } from '../db/packed';
import { type FactTable } from '../db/rows';
import { type Findings } from './verify/findings';
import { laidAside } from './seal/seal';
import { sealedText, versionText } from './seal/sealed-text';
import { type Place, Stream } from './stream';
import { isWhole } from './whole';

/** What stands in the database now under the number of an entry. */
export type WrittenRow = {
	/** the entry that wrote it, or laid it aside */
	entry: number;
	/** the id under which that entry sealed it */
	id: number;
	/** what its hash is made of */
	text: string;
	/** its id in `superseded`; null for a row of the table itself */
	versionId: number | null;
};

/** The rows of a table of facts by the entry that wrote them, then by id. */
export function currentRows(raw: Transaction, found: Findings, table: FactTable): Stream<WrittenRow> {
	const textOf = sealedText(table);
	const name = getTableName(table);
	const source = { table: name, keys: ['entry', 'id'], text: readable(table), most: rowsAtOnce(name, rowsPerChunk) };
	return rowsInOrder(raw, found, source, (entry, id, _, text) => ({ entry, id, text: textOf(text), versionId: null }));
}

/**
 * The versions kept of a table of facts by the entry that had written them, then by the row's id. Without those that the same entry
 * wrote and replaced: nobody but their entry ever saw them.
 */
export function keptVersions(raw: Transaction, found: Findings, table: FactTable): Stream<WrittenRow> {
	const textOf = versionText(table);
	const source = {
		table: 'superseded',
		keys: ['written_by', 'row_id', 'id'],
		text: `json_quote(iif(typeof(row) = 'text', row, ''))`,
		where: `"table" = '${getTableName(table)}' AND entry <> written_by AND `,
		most: rowsAtOnce(getTableName(table), rowsPerChunk)
	};
	return rowsInOrder(raw, found, source, (entry, id, versionId, text) => ({
		...{ entry, id, versionId },
		text: textOf(JSON.parse(text) as string)
	}));
}

/** The versions that entries laid aside, by that entry, then by their own id. */
export function laidAsideVersions(raw: Transaction, found: Findings): Stream<WrittenRow> {
	const source = {
		table: 'superseded',
		keys: ['entry', 'id'],
		text: withoutBlobs(laidAside.packed, ['written_by', '"table"', 'row_id', 'removed', 'row']),
		most: rowsPerChunk
	};
	return rowsInOrder(raw, found, source, (entry, id, _, text) => ({ entry, id, text, versionId: id }));
}

/** A row as JSON also where somebody put what is no JSON, or bytes, into it: then it is like no row an entry wrote. */
function readable(table: FactTable): string {
	const columns = Object.values(getTableColumns(table) as Record<string, SQLiteColumn>);
	const json = columns.filter(({ dataType }) => dataType === 'json').map(({ name }) => `NOT json_valid("${name}")`);
	const blobs = columns.map(({ name }) => `typeof("${name}") = 'blob'`);
	return `CASE WHEN ${[...blobs, ...json].join(' OR ')} THEN '{}' ELSE ${rowAsJson(table)} END`;
}

function withoutBlobs(packed: string, columns: string[]): string {
	return `CASE WHEN ${columns.map((name) => `typeof(${name}) = 'blob'`).join(' OR ')} THEN '[]' ELSE ${packed} END`;
}

type Source = {
	table: string;
	/** the columns of the order: whole numbers, the first by the entry, the second by the id */
	keys: string[];
	/** SQL for one line of text */
	text: string;
	/** more conditions, each followed by AND */
	where?: string;
	/** how many rows are packed into one text */
	most: number;
};

type RowOf = (entry: number, id: number, third: number, text: string) => WrittenRow;

const rowsPerChunk = 2_500;

/** Packed into texts by SQLite, which is much faster than an object of the driver for each row (see db/packed). */
function rowsInOrder(raw: Transaction, found: Findings, source: Source, rowOf: RowOf): Stream<WrittenRow> {
	const { table, keys } = source;
	const sql = chunkOf(source);
	let last: Place = keys.map(() => 0);
	return new Stream(
		async () => {
			const args = Object.fromEntries(last.map((value, index) => [`last${index}`, value]));
			const [chunk] = (await raw.execute({ sql, args })).rows;
			if (!chunk || chunk.texts === null) return [];
			const numbers = keys.map((key) => JSON.parse(`[${String(chunk[`${key}_list`])}]`) as number[]);
			last = numbers.map((list) => list.at(-1)!);
			return String(chunk.texts)
				.split('\n')
				.map((line, at) => rowOf(numbers[0]![at]!, numbers[1]![at]!, numbers[2]?.[at] ?? 0, line));
		},
		() => last,
		({ entry, id, versionId }) =>
			found.add({ entry, fault: 'row-foreign', table, id, superseded: versionId !== null, versionId })
	);
}

/** The rows that follow `:last0`, `:last1`, …: as many texts as there are lists of keys. */
function chunkOf({ table, keys, text, where = '', most }: Source): string {
	const whole = keys.map((key, index) => isWhole(key, index === 0)).join(' AND ');
	const lists = keys.map((key) => `group_concat(${key}) AS ${key}_list`).join(', ');
	const windows = keys.map((_, index) => after(keys, index)).toReversed();
	const some = windows.map(
		(window) =>
			`SELECT * FROM (SELECT * FROM ${table} WHERE ${where}${whole} AND ${window} ORDER BY ${keys.join(', ')} LIMIT ${most})`
	);
	return `SELECT ${lists}, group_concat(${text}, char(10)) AS texts FROM (${some.join(' UNION ALL ')} LIMIT ${most})`;
}

/** The rows that follow in the order with the first `same` keys unchanged: each window runs along an index. */
function after(keys: string[], same: number): string {
	return [...keys.slice(0, same).map((key, index) => `${key} = :last${index}`), `${keys[same]} > :last${same}`].join(
		' AND '
	);
}
