import { and, eq, gt, lte } from 'drizzle-orm';
import { type Db } from '../db/open';
import { indicator, superseded } from '../db/schema';

type Version = Pick<typeof indicator.$inferSelect, 'name' | 'note' | 'rule' | 'targets'>;

/**
 * The row of an indicator as it stood after an entry, where it was written anew since: for its name, its rule or its targets, whichever
 * came. Null where it was not, or was not there yet.
 */
export async function indicatorAt(db: Db, id: number, seen: number): Promise<Version | null> {
	const { table, rowId, writtenBy, entry } = superseded;
	const wasThen = and(eq(table, 'indicator'), eq(rowId, id), lte(writtenBy, seen), gt(entry, seen));
	const [version] = await db.select({ row: superseded.row }).from(superseded).where(wasThen);
	return version ? (JSON.parse(version.row) as Version) : null;
}
