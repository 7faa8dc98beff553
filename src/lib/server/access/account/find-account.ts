import { inArray } from 'drizzle-orm';
import { type Db } from '../../db/open';
import { account } from '../../db/schema';

/** The account of a 職員番号 as somebody typed it: full-width figures and spaces around it do no harm. null where there is none. */
export async function findAccount(db: Db, typed: string): Promise<typeof account.$inferSelect | null> {
	const [exact, plain] = [typed.trim(), plainNumber(typed)];
	const found = await db
		.select()
		.from(account)
		.where(inArray(account.staffNumber, [exact, plain]));
	return found.find((row) => row.staffNumber === exact) ?? found[0] ?? null;
}

/** One spelling of a number, whoever typed it. */
export function plainNumber(typed: string): string {
	return typed.normalize('NFKC').trim();
}
