import { max, min, sql } from 'drizzle-orm';
import { type Db } from '../db/open';
import { entry } from '../db/schema';

/**
 * The first number that is missing among the entries 1 to the last one; null where there is none. Cheap enough to be asked every
 * minute: the count runs over a small index, and the number is looked for only when the count does not fit. That the newest entries
 * are gone cannot be seen here: nothing in the database tells how many there were.
 */
export async function entryGap(db: Db): Promise<number | null> {
	const [found] = await db
		.select({ count: sql<number>`count(*)`, first: min(entry.number), last: max(entry.number) })
		.from(entry);
	if (!found || found.first === null || found.last === null) return null;
	if (found.first > 1) return 1;
	return found.first === 1 && found.last === found.count ? null : firstMissing(db);
}

async function firstMissing(db: Db): Promise<number | null> {
	const [found] = await db.all<{ missing: number }>(
		sql`SELECT number + 1 AS missing FROM (SELECT 0 AS number UNION ALL SELECT number FROM entry WHERE number > 0) AS one
			WHERE NOT EXISTS (SELECT 1 FROM entry WHERE number = one.number + 1)
			AND one.number < (SELECT max(number) FROM entry) ORDER BY one.number LIMIT 1`
	);
	return found?.missing ?? null;
}
