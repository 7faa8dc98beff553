import { withDatabase } from './database';

/** Keeps what is typed into a form, through a call or a reload. */
export async function keepDraft(name: string, fields: Record<string, string>): Promise<void> {
	await withDatabase((database) => database.put('drafts', { name, fields, at: new Date().toISOString() }));
}

/** What was typed and not saved; null where there is none. */
export async function draftOf(name: string): Promise<Record<string, string> | null> {
	return withDatabase(async (database) => (await database.get('drafts', name))?.fields ?? null);
}

export async function dropDraft(name: string): Promise<void> {
	await withDatabase((database) => database.delete('drafts', name));
}
