import { asc, getTableName } from 'drizzle-orm';
import { type Tx } from '$lib/server/db/open';
import { importRun } from '$lib/server/db/schema';
import { importedTables } from '$lib/server/exchange/fact-tables';

const tables = importedTables.map((table) => getTableName(table));

/** The table that the rows of each file of a package go to. */
const tableOf: Record<string, string> = {
	'departments.csv': 'department',
	'staff.csv': 'staff',
	'assignments.csv': 'assignment',
	'absences.csv': 'absence',
	'courses.csv': 'course',
	'completions.csv': 'completion',
	'qualifications.csv': 'holding',
	'appointments.csv': 'appointment',
	// Its counts are those of the indicators.
	'plan.json': 'indicator'
};

type Run = typeof importRun.$inferSelect;

/** Where an import is half there, half gone, or says something else than its rows and its entry of the log. */
export async function importFaults(tx: Tx): Promise<string[]> {
	const runs = await tx.db.select().from(importRun).orderBy(asc(importRun.number));
	const found = [...(await entryFaults(tx, runs)), ...(await strayRows(tx))];
	for (const run of runs) found.push(...(await rowFaults(tx, run)));
	return found;
}

/** Each import has its entry, each undo its own, and there are no others. */
async function entryFaults({ raw }: Tx, runs: Run[]): Promise<string[]> {
	const { rows } = await raw.execute(
		`SELECT event || ' ' || number FROM entry WHERE event IN ('import.done', 'import.undone') ORDER BY 1`
	);
	const logged = rows.map((row) => String(row[0]));
	const told = runs.flatMap(({ addedBy, undoneBy }) => [
		`import.done ${addedBy}`,
		...(undoneBy === null ? [] : [`import.undone ${undoneBy}`])
	]);
	const missing = told.filter((word) => !logged.includes(word)).map((word) => `not in the log: ${word}`);
	return [...missing, ...logged.filter((word) => !told.includes(word)).map((word) => `only in the log: ${word}`)];
}

/** Rows that carry the number of an entry which never was committed. */
async function strayRows({ raw }: Tx): Promise<string[]> {
	const found: string[] = [];
	for (const table of [...tables, 'account']) {
		const { rows } = await raw.execute(`SELECT count(*) FROM "${table}" WHERE entry NOT IN (SELECT number FROM entry)
			OR added_by NOT IN (SELECT number FROM entry)`);
		if (Number(rows[0]?.[0]) > 0) found.push(`${table} has ${rows[0]?.[0]} rows of no entry`);
	}
	return found;
}

/** The rows of an import against the counts it told: all of them, and none once it is taken back. */
async function rowFaults(tx: Tx, { number, addedBy, files, undoneBy }: Run): Promise<string[]> {
	const found: string[] = [];
	for (const [file, { added, changed }] of Object.entries(files)) {
		const expected = {
			added: undoneBy === null ? added : 0,
			removed: undoneBy === null ? 0 : added,
			changed,
			restored: undoneBy === null ? 0 : changed
		};
		const seen = await countsOf(tx, tableOf[file]!, addedBy, undoneBy ?? 0);
		for (const word of ['added', 'removed', 'changed', 'restored'] as const)
			if (seen[word] !== expected[word])
				found.push(`import ${number}, ${file}: ${seen[word]} ${word} instead of ${expected[word]}`);
	}
	return found;
}

async function countsOf({ raw }: Tx, name: string, entry: number, undoneBy: number) {
	const count = async (sql: string, args: number[]) => Number((await raw.execute({ sql, args })).rows[0]?.[0]);
	const kept = `SELECT count(*) FROM superseded WHERE "table" = '${name}' AND entry = ? AND removed = ?`;
	return {
		added: await count(`SELECT count(*) FROM "${name}" WHERE added_by = ?`, [entry]),
		removed: await count(kept, [undoneBy, 1]),
		changed: await count(kept, [entry, 0]),
		restored: await count(kept, [undoneBy, 0])
	};
}
