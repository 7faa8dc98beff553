import { findingSentence } from '$lib/server/audit/verify/verification-words';
import { type BackupRefusal, makeBackup } from '$lib/server/backup/back-up';
import { conditionSentence } from '$lib/server/db/condition';
import { settings } from '$lib/server/settings';
import { contentsLines, fileSentences } from './backup-words';
import { type Command, Refused, unreadable } from './command';
import { givenPath, readOptions } from './options';

/** `kenshu backup FILE`: reads beside a running server, so it needs nobody to stop. */
export const backupCommand: Command = async (args, io) => {
	const [word, ...more] = readOptions(args, {}).positionals;
	if (!word || more.length > 0)
		throw unreadable('バックアップのファイルを一つ指定してください（kenshu backup FILE）。');
	const file = givenPath(word);
	const { databaseUrl } = settings();
	const outcome = await makeBackup(databaseUrl, file, new Date());
	if (!outcome.ok) throw new Refused(sentence(outcome.reason, file, databaseUrl));
	io.out(`バックアップを作りました：${file}`);
	for (const line of contentsLines(outcome.contents)) io.out(line);
	if (!outcome.noted) io.err('バックアップはできましたが、作った日時をデータベースのフォルダに書き残せませんでした。');
	if (outcome.finding === null) return 0;
	io.err(
		`操作の記録に合わないところがあります：${findingSentence(outcome.finding)}以前のバックアップを消さずに、運用の手引きの「操作の記録が合わないとき」をご覧ください。`
	);
	return 1;
};

function sentence(reason: BackupRefusal, file: string, url: string): string {
	switch (reason) {
		case 'remote':
			return 'このデータベースは別のサーバーにあります。そのサーバーのバックアップの機能をお使いください。';
		case 'damaged':
			return 'データベースが壊れていて読み取れないため、バックアップを作れませんでした。運用の手引きの「データベースが壊れたとき」をご覧ください。';
		case 'not-whole':
			return 'できたバックアップが元のデータベースと一致しないため、捨てました。もう一度実行してください。';
		case 'exists':
		case 'no-folder':
		case 'forbidden':
		case 'full':
		case 'unwritable':
			return fileSentences[reason](file);
		default:
			return conditionSentence(reason, url);
	}
}
