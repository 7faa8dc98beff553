import { getTableName, type InferSelectModel, type SQL, sql } from 'drizzle-orm';
import { type Db } from '../db/open';
import { rowAsJson } from '../db/packed';
import { type FactTable } from '../db/rows';

/** A row as it stood from an entry on until, but not including, another one (null: it still stands). */
export type Version<T> = { from: number; until: number | null; row: T };

/**
 * Every version that stood after some entry from `since` on, of the rows whose ids `mine` gives. One statement, so that no change
 * falls between the rows and what is kept of them. The id of a row that is gone may be given to another one: whoever asks for
 * somebody's rows has to look at whose each version is.
 *
 * @param mine SQL that gives a column of ids
 */
export async function versionsSince<T extends FactTable>(
	db: Db,
	table: T,
	mine: SQL,
	since: number
): Promise<Version<InferSelectModel<T>>[]> {
	const name = getTableName(table);
	// Put together as text: JSON inside JSON would be read and written again at every level.
	const [found] = await db.all<{ versions: string | null }>(sql`WITH mine(mine_id) AS MATERIALIZED (${mine})
		SELECT group_concat(version) AS versions FROM (
			SELECT '[' || one.entry || ',null,' || ${sql.raw(rowAsJson(table))} || ']' AS version
				FROM mine CROSS JOIN ${sql.raw(`"${name}"`)} AS one ON one.id = mine_id
			UNION ALL SELECT '[' || kept.written_by || ',' || kept.entry || ',' || kept.row || ']'
				FROM mine CROSS JOIN superseded AS kept INDEXED BY superseded_row
				ON kept."table" = ${name} AND kept.row_id = mine_id AND kept.entry > ${since})`);
	const versions = JSON.parse(`[${found?.versions ?? ''}]`) as [number, number | null, InferSelectModel<T>][];
	return versions.map(([from, until, row]) => ({ from, until, row }));
}

/** The versions that stood after the entry: of each row one at the most. */
export function standingAfter<T>(versions: readonly Version<T>[], entry: number): T[] {
	return versions.filter(({ from, until }) => from <= entry && (until === null || entry < until)).map(({ row }) => row);
}

/**
 * The entries after `since`, up to `last`, at which one of these versions began or ended.
 *
 * @param says what is looked at of a row; an entry that left all of that as it was is passed over
 */
export function turnsOf<T>(
	versions: readonly Version<T>[],
	since: number,
	last: number,
	says: ((row: T) => string) | null = null
): number[] {
	const words = new Map<number, { before: string[]; after: string[] }>();
	const at = (entry: number) => {
		if (!words.has(entry)) words.set(entry, { before: [], after: [] });
		return words.get(entry)!;
	};
	for (const { from, until, row } of versions) {
		at(from).after.push(says?.(row) ?? '');
		if (until !== null) at(until).before.push(says?.(row) ?? '');
	}
	const isTurn = ({ before, after }: { before: string[]; after: string[] }) =>
		says === null || before.sort().join('\n') !== after.sort().join('\n');
	return [...words]
		.filter(([entry, changed]) => since < entry && entry <= last && isTurn(changed))
		.map(([entry]) => entry);
}
