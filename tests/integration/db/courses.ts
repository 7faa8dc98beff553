import { asc } from 'drizzle-orm';
import { type Database } from '$lib/server/db/open';
import { addRow } from '$lib/server/db/rows';
import { course, entry } from '$lib/server/db/schema';
import { write } from '$lib/server/db/write';

export const actor = { kind: 'command-line' } as const;

/** The smallest change there is: one course. */
export function addCourse(database: Database, code: string) {
	return write(database, actor, 'import.done', async (change) => {
		await addRow(change, course, { code, name: code, category: 'DX', provider: null, validMonths: null });
		change.describe({ code });
		return { ok: true, entry: change.entry };
	});
}

export async function coursesOf({ reader }: Database) {
	return reader.select().from(course).orderBy(asc(course.id));
}

export async function entriesOf({ reader }: Database) {
	return reader.select().from(entry).orderBy(asc(entry.number));
}
