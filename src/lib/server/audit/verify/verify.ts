import { type ExpectedEntry } from '$lib/domain/audit';
import { type Database } from '../../db/open';
import { withExpected } from './expected';
import { Findings } from './findings';
import { nameFindings } from './name-findings';
import { findStrays } from './strays';
import { type Verification } from './verification';
import { verifyEntries } from './verify-entries';
import { verifyFiles } from './verify-files';
import { verifyRows } from './verify-rows';

/**
 * Checks the whole log and everything its entries vouch for, in one snapshot: it takes a while in a large town, keeps only chunks in
 * memory and lets others have their turn between them.
 *
 * @param expected an entry as it was written down elsewhere, to be there as it was
 */
export async function verifyAudit(
	database: Pick<Database, 'snapshot'>,
	expected: ExpectedEntry | null = null
): Promise<Verification> {
	return database.snapshot(async (tx) => {
		const found = new Findings();
		await findStrays(tx.raw, found);
		const { lastOlder, ...entries } = await verifyEntries(tx, found);
		const rows = await verifyRows(tx.raw, found, lastOlder);
		const files = await verifyFiles(tx.raw, found);
		const findings = await nameFindings(tx.raw, found.first());
		return withExpected({ ...entries, rows, files, expected: null, total: found.total, findings }, tx.db, expected);
	});
}
