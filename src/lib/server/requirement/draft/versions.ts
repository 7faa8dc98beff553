import { and, eq, inArray } from 'drizzle-orm';
import { type Db } from '../../db/open';
import { entry, superseded } from '../../db/schema';
import { type StoredRequirement } from '../rows';

/** Whether a requirement stands as one step made it of this version: whoever sends that step once more is answered as the first time. */
export async function cameFrom(db: Db, row: StoredRequirement, seen: number): Promise<boolean> {
	const { table, rowId, writtenBy } = superseded;
	const isBefore = and(
		eq(table, 'requirement'),
		eq(rowId, row.id),
		eq(writtenBy, seen),
		eq(superseded.entry, row.entry)
	);
	return (await db.select({ id: superseded.id }).from(superseded).where(isBefore)).length > 0;
}

/** Why these were taken back, by their ids; without those whose reason the log no longer has. */
export async function withdrawalReasons(
	db: Db,
	rows: readonly StoredRequirement[]
): Promise<ReadonlyMap<number, string>> {
	const withdrawn = rows.filter(({ state }) => state === 'withdrawn');
	if (withdrawn.length === 0) return new Map();
	const numbers = withdrawn.map((row) => row.entry);
	const entries = await db.select().from(entry).where(inArray(entry.number, numbers));
	const reasons = entries.flatMap(({ number, payload }): [number, string][] => {
		const { reason } = JSON.parse(payload ?? '{}') as { reason?: unknown };
		return typeof reason === 'string' ? [[withdrawn.find((row) => row.entry === number)!.id, reason]] : [];
	});
	return new Map(reasons);
}
