import { conditionSentence } from '$lib/server/db/condition';
import { migrateOwned } from '$lib/server/db/owner/migrate-owned';
import { ownedSentence, waitingSentence } from '$lib/server/db/owner/owner-sentence';
import { settings } from '$lib/server/settings';
import { type Command, type Io, Refused, unreadable } from './command';
import { readOptions } from './options';

export const migrateCommand: Command = async (args, io) => {
	const [word] = readOptions(args, {}).positionals;
	if (word !== undefined) throw unreadable(`「${word}」の指定を読み取れません。「migrate」だけで実行してください。`);
	const migrated = await migrateOrRefuse(io);
	io.err(migrated ? `データベースを準備しました（${settings().databaseUrl}）。` : 'データベースは最新です。');
	return 0;
};

/** Creates or upgrades the database of the settings. @returns whether there was anything to do */
export async function migrateOrRefuse(io: Io): Promise<boolean> {
	const { databaseUrl, databaseAuthToken } = settings();
	const outcome = await migrateOwned(databaseUrl, databaseAuthToken, (owner) => io.err(waitingSentence(owner)));
	if (outcome.ok) return outcome.migrated;
	throw new Refused(
		outcome.reason === 'owned'
			? ownedSentence(outcome.owner, databaseUrl)
			: conditionSentence(outcome.reason, databaseUrl)
	);
}
