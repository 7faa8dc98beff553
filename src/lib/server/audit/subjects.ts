import { eq, sql } from 'drizzle-orm';
import { type AuditFilter } from '$lib/domain/audit';
import { findAccount } from '../access/account/find-account';
import { type Db } from '../db/open';
import { importRun } from '../db/schema';
import { entriesOfImport } from './import-entries';
import { importedTables } from './touching';

/** What the conditions are about, as the database knows it; null for what is not asked for. */
export type Subjects = {
	/** `accountId`: null for somebody without an account */
	person: { staffNumber: string; accountId: number | null } | null;
	record: number | null;
	/** the numbers of its entries */
	import: { entries: number[] } | null;
};

/** The conditions that name somebody or something. */
export type SubjectField = 'person' | 'record' | 'import';

/** Looks up whom and what the conditions name; those that name nobody and nothing are told. */
export async function subjectsOf(
	db: Db,
	filter: AuditFilter
): Promise<{ subjects: Subjects; unknown: SubjectField[] }> {
	const subjects: Subjects = {
		person: filter.person === null ? null : await personNumbered(db, filter.person),
		record: filter.record !== null && (await isRecord(db, filter.record)) ? filter.record : null,
		import: filter.import === null ? null : await importNumbered(db, filter.import)
	};
	const asked: SubjectField[] = ['person', 'record', 'import'];
	return { subjects, unknown: asked.filter((field) => filter[field] !== null && subjects[field] === null) };
}

async function personNumbered(db: Db, staffNumber: string): Promise<Subjects['person']> {
	const account = await findAccount(db, staffNumber);
	if (account !== null) return { staffNumber: account.staffNumber, accountId: account.id };
	const known = await db.all(sql`SELECT 1 FROM staff WHERE staff_number = ${staffNumber}
		UNION ALL SELECT 1 FROM superseded WHERE "table" = 'staff' AND removed = 1 AND row ->> '$.staffNumber' = ${staffNumber} LIMIT 1`);
	return known.length > 0 ? { staffNumber, accountId: null } : null;
}

async function isRecord(db: Db, id: number): Promise<boolean> {
	const known = await db.all(sql`SELECT 1 FROM completion WHERE id = ${id}
		UNION ALL SELECT 1 FROM superseded WHERE "table" = 'completion' AND row_id = ${id} LIMIT 1`);
	return known.length > 0;
}

async function importNumbered(db: Db, number: number): Promise<Subjects['import']> {
	const [run] = await db
		.select({ entry: importRun.addedBy, undoneBy: importRun.undoneBy })
		.from(importRun)
		.where(eq(importRun.number, number));
	return run ? { entries: await entriesOfImport(db, run, importedTables) } : null;
}
