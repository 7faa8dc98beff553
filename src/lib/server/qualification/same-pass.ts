import { and, eq, ne } from 'drizzle-orm';
import { type HoldingClaim, isSamePass } from '$lib/domain/qualification';
import { type Db } from '../db/open';
import { holding } from '../db/schema';
import { type HoldingRow } from './told';

/**
 * The record of this person, qualification and 合格日, in whichever calendar the day is written; those taken back aside.
 *
 * @param but the id of the record that is about to say so itself
 */
export async function samePass(
	db: Db,
	staffId: number,
	{ qualificationCode, passedOn }: Pick<HoldingClaim, 'qualificationCode' | 'passedOn'>,
	but: number | null = null
): Promise<HoldingRow | undefined> {
	const isTheirs = and(eq(holding.staffId, staffId), eq(holding.qualificationCode, qualificationCode));
	const rows = await db
		.select()
		.from(holding)
		.where(and(isTheirs, ne(holding.state, 'withdrawn')));
	return rows.find((row) => row.id !== but && isSamePass(row.passedOn, passedOn));
}
