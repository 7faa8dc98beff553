import { findingSentence } from '$lib/server/audit/verify/verification-words';
import { saysItKeepsLog } from '$lib/server/backup/header';
import { type Refused as Refusal, type RestoreRefusal, restoreBackup, verifyBackup } from '$lib/server/backup/restore';
import { localPath } from '$lib/server/db/local-file';
import { settings } from '$lib/server/settings';
import { contentsLines, fileSentences } from './backup-words';
import { type Command, type Io, Refused, unreadable } from './command';
import { givenPath, readOptions } from './options';

/** `kenshu restore FILE [--verify]` */
export const restoreCommand: Command = async (args, io) => {
	const { values, positionals } = readOptions(args, { verify: { type: 'boolean', default: false } });
	const [word, ...more] = positionals;
	if (!word || more.length > 0)
		throw unreadable('バックアップのファイルを一つ指定してください（kenshu restore FILE）。');
	return values.verify ? verify(io, givenPath(word)) : restore(io, givenPath(word));
};

const wasOpenedSentence =
	'作ったあとに開かれたファイルか、使用中のデータベースを手で写したものです。最後の操作の記録の番号と日時が合っているか確かめてください。';

async function verify(io: Io, file: string) {
	const outcome = await verifyBackup(settings().databaseUrl, file);
	if (!outcome.ok) throw new Refused(sentence(outcome, file));
	io.out(`${file} は、そのまま戻せるバックアップです。`);
	for (const line of contentsLines(outcome.contents)) io.out(line);
	if (saysItKeepsLog(file)) io.err(wasOpenedSentence);
	if (outcome.older) io.err('以前の版で作られています。戻すときに、この版に合わせます。');
	return 0 as const;
}

async function restore(io: Io, file: string) {
	const outcome = await restoreBackup(settings().databaseUrl, file, new Date());
	if (!outcome.ok) throw new Refused(sentence(outcome, file));
	io.out(`バックアップから戻しました：${file}`);
	for (const line of contentsLines(outcome.contents)) io.out(line);
	if (saysItKeepsLog(file)) io.err(wasOpenedSentence);
	if (outcome.older) io.err('以前の版で作られていたので、この版に合わせました。');
	if (outcome.kept) io.err(`これまでのデータベースは ${outcome.kept} に残しました。確かめ終えたら消してください。`);
	io.err(
		'停止した利用者と変えたパスワードも、バックアップのときに戻りました。必要なら、停止と再発行をやり直してください。'
	);
	io.err('全員がログインし直します。サーバーを始めてください。');
	return 0 as const;
}

function sentence(refusal: Refusal, file: string): string {
	if (refusal.reason === 'tampered')
		return `${file} には手を加えられた跡があるため、戻せません：${findingSentence(refusal.finding)}`;
	const { reason } = refusal;
	const place = localPath(settings().databaseUrl) ?? '';
	const sentences: Partial<Record<RestoreRefusal, string>> = {
		remote: 'このデータベースは別のサーバーにあります。そのサーバーのバックアップの機能で戻してください。',
		absent: `${file} がありません。バックアップのファイルの名前を確かめてください。`,
		unreadable: `${file} を読み取れません。ファイルの権限を確かめてください。`,
		'has-log': `${file} は使用中のデータベースです（-wal か -journal が付いています）。「backup」で作ったファイルを指定してください。`,
		'same-file': `${file} は今のデータベースです。「backup」で作ったファイルを指定してください。`,
		'in-use': `データベース ${place} が使われています。サーバーとほかのコマンドを止めてから、もう一度実行してください。`,
		'not-ours': `${file} は研修手帳のバックアップではありません。ファイルを確かめてください。`,
		newer: `${file} は、このプログラムより新しい版で作られています。プログラムを更新してください。`,
		damaged: `${file} は壊れています（途中で切れているか、書き換わっています）。別のバックアップを使ってください。`
	};
	return sentences[reason] ?? fileSentences[reason as keyof typeof fileSentences](place);
}
