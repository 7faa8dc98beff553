import { type Transaction } from '@libsql/client';
import { factTables } from '../../db/facts';
import { type Findings } from '../verify/findings';
import { laidAside } from './seal';
import { Stream } from '../stream';
import { isWhole } from '../whole';

/** A seal as it stands in the database. */
export type Seal = { entry: number; table: string; part: number; columns: string; rows: string };

/** What an entry says a row was. */
export type SealedRow = { entry: number; id: number; hash: string; columns: string };

const sealsPerChunk = 50;

const sealedTables = [...factTables.keys(), laidAside.table].map((name) => `'${name}'`).join(', ');

/** SQL that holds for what an entry may have sealed; anything else somebody put there (see strays.ts). */
export const isSeal = `${isWhole('entry', true)} AND ${isWhole('part')} AND typeof("table") = 'text'
	AND +"table" IN (${sealedTables}) AND typeof(columns) = 'text' AND typeof(rows) = 'text'`;

/** All seals by entry, table and part: the order in which an entry's digest covers them. */
export function sealsByEntry(raw: Transaction, found: Findings): Stream<Seal> {
	const sql = `SELECT entry, "table", part, columns, rows FROM seal
		WHERE (entry, "table", part) > (?, ?, ?) AND ${isSeal} ORDER BY entry, "table", part LIMIT ${sealsPerChunk}`;
	return new Stream(
		async (after) => (await raw.execute({ sql, args: [...(after ?? [0, '', 0])] })).rows.map(sealOf),
		({ entry, table, part }) => [entry, table, part],
		({ entry }) => found.add({ entry, fault: 'seal-altered' })
	);
}

/** What entries vouch for in one table, by entry, then by id. */
export function sealedRows(raw: Transaction, found: Findings, table: string): Stream<SealedRow> {
	const seals = sealsOfTable(raw, found, table);
	return new Stream(
		async () => {
			for (;;) {
				if (seals.empty) await seals.ready();
				if (!seals.head) return [];
				const rows: SealedRow[] = [];
				for (; seals.head; seals.step()) for (const row of rowsOf(seals.head)) rows.push(row);
				if (rows.length > 0) return rows;
			}
		},
		({ entry, id }) => [entry, id],
		// Ids out of order: that a seal is not as it was written is seen by its entry's digest.
		() => {}
	);
}

function sealsOfTable(raw: Transaction, found: Findings, table: string): Stream<Seal> {
	const sql = `SELECT entry, "table", part, columns, rows FROM seal
		WHERE "table" = ? AND (entry, part) > (?, ?) AND ${isSeal} ORDER BY entry, part LIMIT ${sealsPerChunk}`;
	return new Stream(
		async (after) => (await raw.execute({ sql, args: [table, ...(after ?? [0, 0])] })).rows.map(sealOf),
		({ entry, part }) => [entry, part],
		({ entry }) => found.add({ entry, fault: 'seal-altered' })
	);
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
