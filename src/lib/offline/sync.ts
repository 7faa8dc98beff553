import { type KeyRow, type Meta, withDatabase } from './database';

const nothingKnown: Meta['sync'] = { lastAt: null, needsSignIn: false, told: null };

/** When the server last answered, and whether it still knows who we are. */
export function syncState(): Promise<Meta['sync']> {
	return withDatabase(
		async (database) => ((await database.get('meta', 'sync')) as Meta['sync'] | undefined) ?? nothingKnown
	);
}

/**
 * Notes what is known anew of it; the rest stays as it was.
 *
 * @param person 職員番号 of whom it was said: where the device is another's or nobody's by now, nothing is noted
 */
export async function noteSync(person: string, said: Partial<Meta['sync']>): Promise<void> {
	await withDatabase(async (database) => {
		const change = database.transaction('meta', 'readwrite');
		const key = (await change.store.get('key')) as KeyRow | undefined;
		const before = (await change.store.get('sync')) as Meta['sync'] | undefined;
		if (key?.userId === person) await change.store.put({ ...nothingKnown, ...before, ...said }, 'sync');
		await change.done;
	});
}
