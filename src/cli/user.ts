import { createAccount, lockAccount, type PasswordSet, resetPassword } from '$lib/server/access/account/accounts';
import { employmentOf } from '$lib/server/access/employment';
import { type Actor } from '$lib/server/audit/actor';
import { today } from '$lib/server/clock';
import { type Command, type Io, Refused, unreadable, withWritableDatabase } from './command';
import { readOptions } from './options';
import { invite } from './user-invite';
import { listUsers } from './user-list';
import { changeUserRoles } from './user-role';
import { accountSentence, notEmployedSentence, onlyStaffNumber, readRoles } from './user-words';

const actor: Actor = { kind: 'command-line' };

const subcommands: Record<string, Command> = {
	create,
	role: changeUserRoles,
	'reset-password': reset,
	lock,
	invite,
	list: listUsers
};

export const userCommand: Command = async ([name = '', ...args], io) => {
	const subcommand = Object.hasOwn(subcommands, name) ? subcommands[name] : undefined;
	if (!subcommand) throw unreadable(`user には ${Object.keys(subcommands).join('、')} のどれかを続けてください。`);
	return subcommand(args, io);
};

async function create(args: string[], io: Io) {
	const { values, positionals } = readOptions(args, {
		role: { type: 'string', multiple: true },
		'password-stdin': { type: 'boolean' }
	});
	const staffNumber = onlyStaffNumber(positionals);
	const roles = readRoles(values.role ?? []);
	const password = values['password-stdin'] ? await readPassword(io) : null;
	const { outcome, employment } = await withWritableDatabase(async (database) => ({
		outcome: await createAccount(database, actor, { staffNumber, roles, password }),
		employment: await employmentOf(database.reader, staffNumber)
	}));
	if (!outcome.ok) throw new Refused(accountSentence(outcome.reason, staffNumber));
	tellPassword(io, outcome, `職員番号 ${staffNumber} の利用者を作りました。`);
	const warning = notEmployedSentence(employment, today());
	if (warning !== null) io.err(warning);
	return 0 as const;
}

async function reset(args: string[], io: Io) {
	const { values, positionals } = readOptions(args, { 'password-stdin': { type: 'boolean' } });
	const staffNumber = onlyStaffNumber(positionals);
	const password = values['password-stdin'] ? await readPassword(io) : null;
	const outcome = await withWritableDatabase((database) => resetPassword(database, actor, staffNumber, password));
	if (!outcome.ok) throw new Refused(accountSentence(outcome.reason, staffNumber));
	tellPassword(io, outcome, `職員番号 ${staffNumber} のパスワードを新しくしました。`);
	return 0 as const;
}

async function lock(args: string[], io: Io) {
	const staffNumber = onlyStaffNumber(readOptions(args, {}).positionals);
	const outcome = await withWritableDatabase((database) => lockAccount(database, actor, staffNumber, new Date()));
	if (!outcome.ok && outcome.reason !== 'already-locked')
		throw new Refused(accountSentence(outcome.reason, staffNumber));
	const done = outcome.ok ? 'を停止しました。' : 'は、すでに停止しています。';
	io.err(`職員番号 ${staffNumber} の利用者${done}再開するときは「user reset-password」を使ってください。`);
	return 0 as const;
}

/** The first line: what a pipe or a here-document ends with is no part of a password. */
async function readPassword(io: Io): Promise<string> {
	return (await io.input()).split(/\r?\n/, 1)[0] ?? '';
}

/** The password alone goes to standard output, so that a script can take it; it is told this once and kept nowhere. */
function tellPassword(io: Io, { firstPassword }: PasswordSet, done: string): void {
	io.err(firstPassword === null ? done : `${done}次の初回パスワードを本人に渡してください（表示は今回だけです）。`);
	if (firstPassword !== null) io.out(firstPassword);
}
