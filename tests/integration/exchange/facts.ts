import { asc, eq, getTableName } from 'drizzle-orm';
import { type CompletionState } from '$lib/domain/training';
import { type Database, openDatabase } from '$lib/server/db/open';
import { allRows } from '$lib/server/db/packed';
import { changeRow } from '$lib/server/db/rows';
import { completion, entry, staff } from '$lib/server/db/schema';
import { write } from '$lib/server/db/write';
import { importedTables } from '$lib/server/exchange/fact-tables';

/** Opens the database for one look or one change. */
export async function withDatabaseAt<R>(url: string, task: (database: Database) => Promise<R>): Promise<R> {
	const database = await openDatabase(url);
	try {
		return await task(database);
	} finally {
		database.close();
	}
}

/**
 * Every fact of a database by table: what two ways of bringing in a town must agree on. With `stamps` also the entries that added and
 * last wrote each row.
 */
export async function factsIn(url: string, { stamps = false } = {}): Promise<Record<string, object[]>> {
	return withDatabaseAt(url, (database) =>
		database.snapshot(async ({ raw }) => {
			const facts: Record<string, object[]> = {};
			for (const table of importedTables) {
				const rows = await allRows(raw, table);
				facts[getTableName(table)] = stamps ? rows : rows.map(({ addedBy: _a, entry: _e, ...row }) => row);
			}
			return facts;
		})
	);
}

export async function staffIn(url: string) {
	return withDatabaseAt(url, ({ reader }) => reader.select().from(staff).orderBy(asc(staff.id)));
}

/** The completions of one person. */
export async function recordsOf(url: string, staffNumber: string) {
	return withDatabaseAt(url, async ({ reader }) => {
		const rows = await reader
			.select()
			.from(completion)
			.innerJoin(staff, eq(staff.id, completion.staffId))
			.where(eq(staff.staffNumber, staffNumber))
			.orderBy(asc(completion.id));
		return rows.map((row) => row.completion);
	});
}

/** What the audit log has, oldest first. */
export async function entriesIn(url: string) {
	return withDatabaseAt(url, ({ reader }) => reader.select().from(entry).orderBy(asc(entry.number)));
}

/** Puts the only completion of a person into a state, as a page would. */
export async function setState(url: string, staffNumber: string, state: CompletionState): Promise<void> {
	const [row] = await recordsOf(url, staffNumber);
	await withDatabaseAt(url, (database) =>
		write(database, { kind: 'command-line' }, 'completion.returned', async (change) => {
			await changeRow(change, completion, row!, { state });
			return { ok: true };
		})
	);
}
