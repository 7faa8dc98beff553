import { asc, eq } from 'drizzle-orm';
import { type Db } from '../db/open';
import { entry, importRun } from '../db/schema';

/** Every import, the first one first; `entry` is the one that took it in, `undoneBy` is the entry that took it back, null while it stands. */
export async function importRuns(db: Db) {
	return db
		.select({
			number: importRun.number,
			entry: importRun.addedBy,
			name: importRun.name,
			at: entry.at,
			files: importRun.files,
			undoneBy: importRun.undoneBy
		})
		.from(importRun)
		.innerJoin(entry, eq(entry.number, importRun.addedBy))
		.orderBy(asc(importRun.number));
}
