import { eq } from 'drizzle-orm';
import { type ExpectedEntry } from '$lib/domain/audit';
import { type Db } from '../../db/open';
import { entry } from '../../db/schema';
import { type Finding, type Verification } from './verification';

/** Adds to a verification whether an entry is there as it was written down elsewhere; what is not, is the first finding. */
export async function withExpected(
	verification: Verification,
	db: Db,
	expected: ExpectedEntry | null
): Promise<Verification> {
	if (expected === null) return verification;
	const finding = await unexpected(db, expected);
	if (finding === null) return { ...verification, expected };
	const { total, findings } = verification;
	return { ...verification, expected, total: total + 1, findings: [finding, ...findings] };
}

async function unexpected(db: Db, { number, hash }: ExpectedEntry): Promise<Finding | null> {
	const [found] = await db.select({ hash: entry.hash }).from(entry).where(eq(entry.number, number));
	if (!found) return { entry: number, fault: 'expected-missing' };
	return found.hash === hash ? null : { entry: number, fault: 'expected-differs' };
}
