import { type ListedAccount, listAccounts } from '$lib/server/access/account/account-list';
import { today } from '$lib/server/clock';
import { type Command, type ExitStatus, unreadable, withDatabase } from './command';
import { oneOf, readOptions } from './options';

/** `kenshu user list`: 職員番号, name, department, roles and state, separated by tabs; or JSON. */
export const listUsers: Command = async (args, io) => {
	const { values, positionals } = readOptions(args, { format: { type: 'string' } });
	if (positionals.length > 0)
		throw unreadable(`「${positionals[0]}」の指定を読み取れません。「user list」だけで一覧が出ます。`);
	const format = oneOf('format', values.format, ['text', 'json']);
	const accounts = await withDatabase((database) => listAccounts(database.reader, today()));
	if (format === 'json') io.out(JSON.stringify(accounts));
	else for (const one of accounts) io.out(lineOf(one));
	if (format === 'text' && accounts.length === 0)
		io.err('利用者はまだいません。「user create 職員番号 --role 管理者」で、最初の管理者を作ってください。');
	return 0 satisfies ExitStatus;
};

function lineOf(one: ListedAccount): string {
	return [one.staffNumber, one.name ?? '', one.department ?? '', one.roles.join('・'), stateOf(one)].join('\t');
}

function stateOf({ locked, employed, mustChangePassword }: ListedAccount): string {
	return [locked && '停止', employed === false && '在籍なし', mustChangePassword && '初回パスワード']
		.filter(Boolean)
		.join('・');
}
