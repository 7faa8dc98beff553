import {
	type AccountRole,
	accountRoles,
	isAccountRole,
	type PasswordFault,
	passwordFaultSentences
} from '$lib/domain/access';
import { createAccount, lockAccount, type PasswordSet, resetPassword } from '$lib/server/access/accounts';
import { type Actor } from '$lib/server/audit/actor';
import { type Command, type Io, Refused, unreadable, withWritableDatabase } from './command';
import { readOptions } from './options';
import { invite } from './user-invite';

const actor: Actor = { kind: 'command-line' };

const subcommands: Record<string, Command> = { create, 'reset-password': reset, lock, invite };

export const userCommand: Command = async ([name = '', ...args], io) => {
	const subcommand = Object.hasOwn(subcommands, name) ? subcommands[name] : undefined;
	if (!subcommand) throw unreadable('user には create、reset-password、lock、invite のどれかを続けてください。');
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
	const outcome = await withWritableDatabase((database) =>
		createAccount(database, actor, { staffNumber, roles, password })
	);
	if (!outcome.ok) throw new Refused(sentence(outcome.reason, staffNumber));
	tellPassword(io, outcome, `職員番号 ${staffNumber} の利用者を作りました。`);
	return 0 as const;
}

async function reset(args: string[], io: Io) {
	const { values, positionals } = readOptions(args, { 'password-stdin': { type: 'boolean' } });
	const staffNumber = onlyStaffNumber(positionals);
	const password = values['password-stdin'] ? await readPassword(io) : null;
	const outcome = await withWritableDatabase((database) => resetPassword(database, actor, staffNumber, password));
	if (!outcome.ok) throw new Refused(sentence(outcome.reason, staffNumber));
	tellPassword(io, outcome, `職員番号 ${staffNumber} のパスワードを新しくしました。`);
	return 0 as const;
}

async function lock(args: string[], io: Io) {
	const staffNumber = onlyStaffNumber(readOptions(args, {}).positionals);
	const outcome = await withWritableDatabase((database) => lockAccount(database, actor, staffNumber, new Date()));
	if (!outcome.ok && outcome.reason === 'unknown-account') throw new Refused(sentence(outcome.reason, staffNumber));
	const done = outcome.ok ? 'を停止しました。' : 'は、すでに停止しています。';
	io.err(`職員番号 ${staffNumber} の利用者${done}再開するときは「user reset-password」を使ってください。`);
	return 0 as const;
}

function onlyStaffNumber(positionals: string[]): string {
	const [staffNumber, ...more] = positionals;
	if (!staffNumber?.trim() || more.length > 0) throw unreadable('職員番号を1つ指定してください。');
	return staffNumber.trim();
}

function readRoles(words: string[]): AccountRole[] {
	const unknown = words.find((word) => !isAccountRole(word));
	const choice = accountRoles.join('、');
	if (unknown !== undefined)
		throw unreadable(`「${unknown}」という役割はありません。--role には ${choice} を指定できます。`);
	if (words.length === 0) throw unreadable(`--role を指定してください（${choice}）。`);
	return words.filter(isAccountRole);
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

type Reason = PasswordFault | 'already-exists' | 'unknown-staff-number' | 'unknown-account';

function sentence(reason: Reason, staffNumber: string): string {
	if (reason === 'already-exists')
		return `職員番号 ${staffNumber} の利用者はすでにあります。パスワードを新しくするときは「user reset-password」を使ってください。`;
	if (reason === 'unknown-staff-number')
		return `職員番号 ${staffNumber} の職員はいません。番号を確かめるか、先に職員を取り込んでください。`;
	if (reason === 'unknown-account')
		return `職員番号 ${staffNumber} の利用者はいません。「user create」で作ってください。`;
	return passwordFaultSentences[reason];
}
