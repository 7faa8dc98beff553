import { writeCsv } from 'hucre/csv';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { countUninvited, type Invitation, inviteAll } from '$lib/server/access/account/invite';
import { today } from '$lib/server/clock';
import { type Command, type ExitStatus, Refused, unreadable, withWritableDatabase } from './command';
import { readOptions } from './options';

const header = ['職員番号', '氏名', 'フリガナ', '所属', '初回パスワード'];

export const invite: Command = async (args, io) => {
	const { values, positionals } = readOptions(args, { all: { type: 'boolean' }, output: { type: 'string' } });
	if (positionals.length > 0 || !values.all || !values.output)
		throw unreadable('「user invite --all --output ファイル」のように指定してください。');
	const path = values.output;
	const { made, left } = await withWritableDatabase(async (database) => {
		const made = await intoNewFile(path, (file) => {
			io.err('初回パスワードを作っています。4,000人で1分ほどかかります。');
			return inviteAll(database, { kind: 'command-line' }, today(), (invitations) => writeList(file, invitations));
		});
		return { made, left: await countUninvited(database.reader, today()) };
	});
	io.err(
		made === 0
			? '利用者のいない職員はいません。'
			: `${made}人の利用者を作り、初回パスワードの一覧を ${path} に書き出しました。配り終えたら消してください。`
	);
	if (left > 0) io.err(`退職した人とこれから採用になる人（${left}人）の利用者は作っていません。`);
	return 0 satisfies ExitStatus;
};

type Outcome = Awaited<ReturnType<typeof inviteAll>>;

/** The file is made first and only for its owner: where it cannot be written, no account is made. Without accounts it goes again. */
async function intoNewFile(path: string, task: (file: FileHandle) => Promise<Outcome>): Promise<number> {
	const file = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
		throw new Refused(fileSentence(error.code, path));
	});
	let made = 0;
	try {
		const outcome = await task(file);
		if (!outcome.ok) throw new Refused('職員または利用者が同時に変更されました。もう一度実行してください。');
		return (made = outcome.made);
	} finally {
		await file.close();
		if (made === 0) await rm(path);
	}
}

async function writeList(file: FileHandle, invitations: readonly Invitation[]): Promise<void> {
	const rows = invitations.map((one) => [one.staffNumber, one.name, one.kana, one.departmentName, one.firstPassword]);
	await file.writeFile(writeCsv([header, ...rows], { bom: true, escapeFormulae: true }));
	await file.sync();
}

function fileSentence(code: string | undefined, path: string): string {
	if (code === 'EEXIST') return `${path} はすでにあります。上書きしないので、別の名前を指定してください。`;
	return `${path} に書き込めません。フォルダがあるか、書き込む権限があるかを確かめてください。`;
}
