import { condition, type Condition } from './condition';
import { localPath, makeFolderFor } from './local-file';
import { migrateDatabase } from './migrate';
import { claim } from './owner';
import { type Owner } from './owner-socket';

export type MigrationOutcome =
	| { ok: true; migrated: boolean }
	| { ok: false; reason: Condition }
	/** somebody else works with it; null when the owner does not say who it is */
	| { ok: false; reason: 'owned'; owner: Owner | null };

/**
 * Creates or upgrades the database as its owner, so that nobody writes meanwhile. Where there is nothing to do, nobody is asked.
 *
 * @param waiting called once when a command has to end first
 */
export async function migrateOwned(
	url: string,
	authToken: string | undefined,
	waiting: (owner: Owner) => void
): Promise<MigrationOutcome> {
	const before = await condition(url, authToken);
	if (before === null) return { ok: true, migrated: false };
	const path = localPath(url);
	if (path === null || (before !== 'absent' && before !== 'not-migrated')) return migrateDatabase(url, authToken);
	makeFolderFor(path);
	const claimed = await claim(path, 'command', waiting);
	if (!claimed.ok) return { ok: false, reason: 'owned', owner: claimed.owner };
	return migrateDatabase(url, authToken).finally(() => claimed.ownership.release());
}
