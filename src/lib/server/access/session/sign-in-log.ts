import { and, asc, inArray, lt } from 'drizzle-orm';
import { type Db } from '../../db/open';
import { signIn } from '../../db/schema';

/** `staffNumber` is blank where the number belongs to no account: it may be a password typed into the wrong field. */
export type SignInNote = {
	staffNumber: string;
	address: string;
	outcome: 'signed-in' | 'refused' | 'signed-out-everywhere';
};

/** A year and a month: last spring can still be compared with this one; who was where and when is then forgotten. */
export const keptDays = 396;

/** How many old notes go with each new one: enough to catch up, and never a pause. */
const goAtOnce = 100;

/** Notes who came, was refused or ended all sessions, outside the audit chain; and forgets what is too old. */
export async function note(db: Db, { staffNumber, address, outcome }: SignInNote, now: Date): Promise<void> {
	await db.insert(signIn).values({ at: now.getTime(), staffNumber, address, outcome });
	await removeOld(db, now);
}

async function removeOld(db: Db, now: Date): Promise<void> {
	// They stand in the order they were noted: only the first few are looked at, however many there are.
	const oldest = await db.select({ id: signIn.id }).from(signIn).orderBy(asc(signIn.id)).limit(goAtOnce);
	const ids = oldest.map(({ id }) => id);
	const before = now.getTime() - keptDays * 24 * 3_600_000;
	await db.delete(signIn).where(and(inArray(signIn.id, ids), lt(signIn.at, before)));
}
