import { type DraftRow, type KeyRow, withDatabase } from './database';

/** Keeps what this person types into a form, through a call or a reload; nothing where the device is not theirs. */
export function keepDraft(person: string, name: string, fields: Record<string, string>): Promise<void> {
	return ofPerson(person, async (drafts, keyId) => {
		await drafts.put({ name, keyId, fields, at: new Date().toISOString() });
	});
}

/** What this person typed and did not save; null where there is none. */
export async function draftOf(person: string, name: string): Promise<Record<string, string> | null> {
	const draft = await ofPerson(person, async (drafts, keyId) => {
		const row = await drafts.get(name);
		return row?.keyId === keyId ? row.fields : null;
	});
	return draft ?? null;
}

export function dropDraft(person: string, name: string): Promise<void> {
	return ofPerson(person, (drafts) => drafts.delete(name));
}

type Drafts = {
	get(name: string): Promise<DraftRow | undefined>;
	put(row: DraftRow): Promise<unknown>;
	delete(name: string): Promise<void>;
};

/** In one transaction with the look at whose device it is; undefined, and nothing done, where it is not this person's. */
function ofPerson<T>(person: string, task: (drafts: Drafts, keyId: string) => Promise<T>): Promise<T | undefined> {
	return withDatabase(async (database) => {
		const change = database.transaction(['meta', 'drafts'], 'readwrite');
		const key = (await change.objectStore('meta').get('key')) as KeyRow | undefined;
		const result = key?.userId === person ? await task(change.objectStore('drafts'), key.keyId) : undefined;
		await change.done;
		return result;
	});
}
