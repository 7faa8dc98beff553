import { createHash, type Hash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Transaction } from '@libsql/client';
import { factTables, rowsAtOnce } from '../../db/facts';
import { rowAsJson } from '../../db/packed';
import { rowHash, sealedColumns, sealedText } from './sealed-text';

/** What a change has done so far: its number, the tables whose rows it wrote or took away, and those of which it laid versions aside. */
type Written = { raw: Transaction; entry: number; tables: ReadonlySet<string>; laidAside: ReadonlySet<string> };

/** How the rows of one table are read back and hashed. */
type Sealed = { table: string; columns: string; packed: string; textOf: (packed: string) => string };

/** A version laid aside, with whose it was: SQL for one JSON array. */
export const laidAside: Sealed = {
	table: 'superseded',
	columns: 'writtenBy,table,rowId,removed,row',
	packed: 'json_array(written_by, "table", row_id, removed, row)',
	textOf: (packed) => packed
};

const rowsPerPart = 500;
/** So few that reading and hashing them never holds the event loop for long. */
const rowsPerChunk = 5 * rowsPerPart;

/**
 * Seals what a change wrote: of each row that now bears its number, and of each version it laid aside, a hash. Read back from the
 * database, so that the seal is of what stands there.
 *
 * @returns the digest over the seals, for the entry
 */
export async function sealRows(change: Written): Promise<string> {
	const digest = createHash('sha256');
	const kept = change.laidAside.size > 0 ? [laidAside.table] : [];
	for (const table of [...change.tables, ...kept].sort()) await sealTable(change, sealedTable(table), digest);
	return digest.digest('hex');
}

/** Made once: every change asks for one or two of them. */
const known = new Map<string, Sealed>();

/** How the rows of a table of facts, or the versions laid aside, are sealed. */
export function sealedTable(name: string): Sealed {
	if (name === laidAside.table) return laidAside;
	const facts = known.get(name) ?? readFacts(name);
	known.set(name, facts);
	return facts;
}

function readFacts(name: string): Sealed {
	const table = factTables.get(name);
	if (!table) throw new Error(`${name} is no table of facts: nobody could vouch for its rows`);
	return { table: name, columns: sealedColumns(table), packed: rowAsJson(table), textOf: sealedText(table) };
}

async function sealTable({ raw, entry }: Written, { table, columns, packed, textOf }: Sealed, digest: Hash) {
	const most = rowsAtOnce(table, rowsPerChunk);
	const sql = `SELECT group_concat(id) AS ids, group_concat(${packed}, char(10)) AS texts
		FROM (SELECT * FROM "${table}" WHERE entry = ? AND id > ? ORDER BY id LIMIT ${most})`;
	for (let [last, part] = [Number.MIN_SAFE_INTEGER, 1]; ;) {
		const [chunk] = (await raw.execute({ sql, args: [entry, last] })).rows;
		if (!chunk || chunk.ids === null) return;
		const ids = JSON.parse(`[${String(chunk.ids)}]`) as number[];
		const parts = inParts(ids, String(chunk.texts).split('\n').map(textOf));
		for (const [index, rows] of parts.entries()) addToDigest(digest, { table, part: part + index, columns, rows });
		await raw.execute({
			sql: `INSERT INTO seal (entry, "table", part, columns, rows) SELECT ?, ?, ? + key, ?, value FROM json_each(?)`,
			args: [entry, table, part, columns, JSON.stringify(parts)]
		});
		if (ids.length < most) return;
		[last, part] = [ids.at(-1)!, part + parts.length];
		await nextTurn();
	}
}

/** The texts of `seal.rows`. */
function inParts(ids: number[], texts: string[]): string[] {
	const parts: string[] = [];
	for (let start = 0; start < ids.length; start += rowsPerPart) {
		const some = ids.slice(start, start + rowsPerPart);
		parts.push(sealPart(some, texts.slice(start, start + rowsPerPart)));
	}
	return parts;
}

/** The text of `seal.rows` for rows of one part. */
export function sealPart(ids: readonly number[], texts: readonly string[]): string {
	return `[${ids.map((id, index) => `${id},"${rowHash(texts[index]!)}"`).join(',')}]`;
}

/** Takes one seal into an entry's digest; they come in the order of table and part. */
export function addToDigest(digest: Hash, seal: { table: string; part: number; columns: string; rows: string }): void {
	const { table, part, columns, rows } = seal;
	digest.update(JSON.stringify([table, part, columns, rows]));
}
