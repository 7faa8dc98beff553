import { condition, type Condition, conditionOf } from '../condition';
import { localPath, makeFolderFor } from '../local-file';
import { isUnsealed, migrateDatabase } from '../migrate';
import { claim } from './owner';
import { giveToOwnerOfFolder, realDatabasePath } from './owner-place';
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
	const before = await toDo(url, authToken);
	if (before === null) return { ok: true, migrated: false };
	const path = localPath(url);
	if (path === null || !['absent', 'not-migrated', 'unsealed'].includes(before)) return migrateDatabase(url, authToken);
	makeFolderFor(path);
	const claimed = await claim(path, 'command', waiting);
	if (!claimed.ok) return { ok: false, reason: 'owned', owner: claimed.owner };
	try {
		const outcome = await migrateDatabase(url, authToken);
		if (before === 'absent' && outcome.ok) giveToOwnerOfFolder(realDatabasePath(path));
		return outcome;
	} finally {
		await claimed.ownership.release();
	}
}

/** What stands between the database and this program; `unsealed` where only entries of an older program are not sealed yet. */
async function toDo(url: string, authToken: string | undefined): Promise<Condition | 'unsealed' | null> {
	const wrong = await condition(url, authToken);
	if (wrong !== null) return wrong;
	try {
		return (await isUnsealed(url, authToken)) ? 'unsealed' : null;
	} catch (error) {
		return conditionOf(error);
	}
}
