import { type Database, openDatabase } from '../db/open';
import { Findings } from './findings';
import { nameFindings } from './name-findings';
import { type Verification } from './verification';
import { verifyEntries } from './verify-entries';
import { verifyRows } from './verify-rows';

/**
 * Checks the whole log and everything its entries vouch for, in one snapshot: it takes a while in a large town, keeps only chunks in
 * memory and lets others have their turn between them.
 */
export async function verifyAudit(database: Pick<Database, 'snapshot'>): Promise<Verification> {
	return database.snapshot(async (tx) => {
		const found = new Findings();
		const { lastOlder, ...entries } = await verifyEntries(tx, found);
		const rows = await verifyRows(tx.raw, found, lastOlder);
		return { ...entries, rows, total: found.total, findings: await nameFindings(tx.raw, found.first()) };
	});
}

/** The same through an opening of its own, for a server: there one snapshot waits for another, and a figure cannot wait so long. */
export async function verifyAside(url: string, authToken?: string): Promise<Verification> {
	const database = await openDatabase(url, authToken);
	try {
		return await verifyAudit(database);
	} finally {
		database.close();
	}
}
