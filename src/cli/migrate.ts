import { conditionSentence } from '$lib/server/db/condition';
import { migrateDatabase } from '$lib/server/db/migrate';
import { settings } from '$lib/server/settings';
import { type Command, Refused, unreadable } from './command';
import { readOptions } from './options';

export const migrateCommand: Command = async (args, io) => {
	const [word] = readOptions(args, {}).positionals;
	if (word !== undefined) throw unreadable(`「${word}」の指定を読み取れません。「migrate」だけで実行してください。`);
	const { databaseUrl, databaseAuthToken } = settings();
	const outcome = await migrateDatabase(databaseUrl, databaseAuthToken);
	if (!outcome.ok) throw new Refused(conditionSentence(outcome.reason, databaseUrl));
	io.err(outcome.migrated ? `データベースを準備しました（${databaseUrl}）。` : 'データベースは最新です。');
	return 0;
};
