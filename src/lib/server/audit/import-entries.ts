import { sql } from 'drizzle-orm';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Db } from '../db/open';

/** So few that no statement holds up other pages: an import may have hundreds of thousands of rows that were changed since. */
const rowsPerChunk = 5_000;

/**
 * The numbers of the entries of a 取込: itself, the one that took it back, and those that later changed a row it wrote.
 *
 * @param undoneBy null while it stands; nothing can have changed its rows where it was taken back
 * @param tables what an import writes
 */
export async function entriesOfImport(
	db: Db,
	{ entry, undoneBy }: { entry: number; undoneBy: number | null },
	tables: readonly string[]
): Promise<number[]> {
	if (undoneBy !== null) return [entry, undoneBy];
	const found = new Set([entry]);
	for (const table of tables) await addLater(db, table, entry, found);
	return [...found];
}

/** Goes along the versions the import had written, and from each to the later ones of the same row. */
async function addLater(db: Db, table: string, entry: number, found: Set<number>): Promise<void> {
	for (let last = 0; ;) {
		const [chunk] = await db.all<{ last: number | null; entries: string }>(sql`
			WITH first AS MATERIALIZED (SELECT row_id, entry FROM superseded INDEXED BY superseded_writer
				WHERE "table" = ${table} AND written_by = ${entry} AND row_id > ${last} ORDER BY row_id LIMIT ${rowsPerChunk})
			SELECT (SELECT max(row_id) FROM first) AS last, (SELECT json_group_array(DISTINCT later.entry) FROM first
				CROSS JOIN superseded AS later INDEXED BY superseded_row
				ON later."table" = ${table} AND later.row_id = first.row_id AND later.entry >= first.entry) AS entries`);
		if (!chunk || chunk.last === null || chunk.last <= last) return;
		for (const number of JSON.parse(chunk.entries) as number[]) found.add(number);
		last = chunk.last;
		await nextTurn();
	}
}
