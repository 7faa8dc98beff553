import { type Meta, withDatabase } from './database';

/** When the server last answered, and whether it still knows who we are. */
export function syncState(): Promise<Meta['sync']> {
	return withDatabase(async (database) => {
		const known = (await database.get('meta', 'sync')) as Meta['sync'] | undefined;
		return known ?? { lastAt: null, needsSignIn: false, told: null };
	});
}

/** Notes what is known anew of it; the rest stays as it was. */
export async function noteSync(said: Partial<Meta['sync']>): Promise<void> {
	const before = await syncState();
	await withDatabase((database) => database.put('meta', { ...before, ...said }, 'sync'));
}
