import { type Transaction } from '@libsql/client';
import { Stream } from './stream';

/** A seal as it stands in the database. */
export type Seal = { entry: number; table: string; part: number; columns: string; rows: string };

/** What an entry says a row was. */
export type SealedRow = { entry: number; id: number; hash: string; columns: string };

const sealsPerChunk = 50;

/** What else somebody put there belongs to no entry. */
const whole = `typeof(entry) = 'integer' AND typeof(part) = 'integer'`;

/** All seals by entry, table and part: the order in which an entry's digest covers them. */
export function sealsByEntry(raw: Transaction): Stream<Seal> {
	const sql = `SELECT * FROM seal WHERE ${whole} AND (entry, "table", part) > (?, ?, ?)
		ORDER BY entry, "table", part LIMIT ${sealsPerChunk}`;
	let last: Seal | null = null;
	return new Stream(async () => {
		const args = last === null ? [Number.MIN_SAFE_INTEGER, '', 0] : [last.entry, last.table, last.part];
		const seals = (await raw.execute({ sql, args })).rows.map(sealOf);
		last = seals.at(-1) ?? null;
		return seals;
	});
}

/** What entries vouch for in one table, by entry, then by id. */
export function sealedRows(raw: Transaction, table: string): Stream<SealedRow> {
	const sql = `SELECT * FROM seal WHERE ${whole} AND "table" = ? AND (entry, part) > (?, ?)
		ORDER BY entry, part LIMIT ${sealsPerChunk}`;
	let [entry, part] = [Number.MIN_SAFE_INTEGER, 0];
	return new Stream(async () => {
		for (;;) {
			const seals = (await raw.execute({ sql, args: [table, entry, part] })).rows.map(sealOf);
			const last = seals.at(-1);
			if (!last) return [];
			({ entry, part } = last);
			const rows = seals.flatMap(rowsOf);
			if (rows.length > 0) return rows;
		}
	});
}

function sealOf(row: Record<string, unknown>): Seal {
	const { entry, table, part, columns, rows } = row;
	return {
		...{ entry: Number(entry), table: String(table), part: Number(part) },
		...{ columns: String(columns), rows: String(rows) }
	};
}

/** One that is no longer a list of ids and hashes vouches for nothing; that it was changed is seen by its entry's digest. */
function rowsOf({ entry, columns, rows }: Seal): SealedRow[] {
	try {
		const list = JSON.parse(rows) as unknown[];
		const sealed = Array.from({ length: list.length / 2 }, (_, index) => ({
			...{ entry, columns, id: Number(list[2 * index]), hash: String(list[2 * index + 1]) }
		}));
		return sealed.filter(({ id }) => Number.isSafeInteger(id));
	} catch {
		return [];
	}
}
