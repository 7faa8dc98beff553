import { and, eq } from 'drizzle-orm';
import { type Db } from '../db/open';
import { superseded } from '../db/schema';
import { type HoldingRow, saysOtherwise } from './told';

/**
 * Whether a record shows its owner what it did as this entry had written it. Whoever confirms may put it aside and take it up again
 * meanwhile, of which the owner sees nothing.
 */
export async function looksAsSeen(db: Db, row: HoldingRow, entry: number): Promise<boolean> {
	if (row.entry === entry) return true;
	const isIt = and(eq(superseded.table, 'holding'), eq(superseded.writtenBy, entry), eq(superseded.rowId, row.id));
	const [version] = await db.select({ row: superseded.row }).from(superseded).where(isIt);
	if (!version) return false;
	const seen = JSON.parse(version.row) as HoldingRow;
	return !saysOtherwise(row, seen) && row.state === seen.state && row.returnReason === seen.returnReason;
}
