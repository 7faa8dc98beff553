import { withDatabase } from './database';

/** The id of this installation in this browser; null before the first command was made on it. */
export function thisDevice(): Promise<string | null> {
	return withDatabase(async (database) => {
		const known = (await database.get('meta', 'device')) as { id: string } | undefined;
		return known?.id ?? null;
	});
}
