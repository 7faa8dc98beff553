import { Refused } from '../../../src/cli/command';
import { userCommand } from '../../../src/cli/user';
import { type Database, openDatabase } from '$lib/server/db/open';
import { account, accountRole } from '$lib/server/db/schema';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { temporaryDatabaseFile } from '../../setup/database';
import { settle } from './settle';

let database: Database;
let folder: string;
let remove: () => void;

beforeEach(async () => {
	const file = await temporaryDatabaseFile();
	({ folder, remove } = file);
	vi.stubEnv('DATABASE_URL', file.url);
	database = await openDatabase(file.url);
	const people = [
		{ staffNumber: '001862', name: '髙橋花子', kana: 'タカハシハナコ' },
		{ staffNumber: '001207', name: '=汐見健一' }
	];
	await settle(database, { people });
});

afterEach(() => {
	database.close();
	remove();
	vi.unstubAllEnvs();
});

/** Runs `kenshu user …`. */
async function user(words: string, input = '') {
	const [out, err]: [string[], string[]] = [[], []];
	const io = {
		out: (text: string) => out.push(text),
		raw: (text: string) => out.push(text),
		err: (text: string) => err.push(text),
		input: async () => input
	};
	try {
		return { status: await userCommand(words.split(' ').filter(Boolean), io), out, err };
	} catch (refused) {
		if (!(refused instanceof Refused)) throw refused;
		return { status: refused.status, out, err: [...err, refused.sentence] };
	}
}

const accounts = () => database.reader.select().from(account);

describe('user create', () => {
	it('prints the first password, alone, on standard output', async () => {
		const { status, out, err } = await user('create 001862 --role 職員 --role 人事');
		expect(status).toBe(0);
		expect(out).toEqual([expect.stringMatching(/^[2-9a-z]{4}-[2-9a-z]{4}-[2-9a-z]{4}$/)]);
		expect(err.join()).toContain('001862');
		const roles = await database.reader.select().from(accountRole);
		expect(roles.map(({ role }) => role).sort()).toEqual(['人事', '職員']);
		expect(await accounts()).toMatchObject([{ staffNumber: '001862', mustChangePassword: true }]);
	});

	it('takes a password from standard input and prints none', async () => {
		const { status, out } = await user('create 001862 --role 職員 --password-stdin', 'kawa-to-umi-to-yama\r\n');
		expect([status, out]).toEqual([0, []]);
		expect(await accounts()).toMatchObject([{ mustChangePassword: false }]);
	});

	it('takes a number that is not on the staff list for a 管理者', async () => {
		expect((await user('create admin --role 管理者')).status).toBe(0);
	});

	it.each([
		{ words: 'create 999999 --role 職員', status: 1, says: '999999', because: '職員にいない' },
		{ words: 'create 1862 --role 職員', status: 1, says: '1862', because: '頭のゼロも番号のうち' },
		{ words: 'create 001862 --role 所属長', status: 2, says: '所属長', because: '利用者に付ける役割ではない' },
		{ words: 'create 001862 --role 部長', status: 2, says: '部長', because: 'ない役割' },
		{ words: 'create 001862', status: 2, says: '--role', because: '役割がない' },
		{ words: 'create --role 職員', status: 2, says: '職員番号', because: '番号がない' },
		{ words: 'create 1 2 --role 職員', status: 2, says: '職員番号', because: '番号が二つ' },
		{ words: 'create 001862 --role 職員 --admin', status: 2, says: '--admin', because: 'ない指定' },
		{ words: 'create 001862 --role 職員 --password-stdin', status: 1, says: '12文字', because: '空のパスワード' },
		{ words: 'lock 001862', status: 1, says: '001862', because: '利用者がいない' },
		{ words: 'reset-password 001862', status: 1, says: '001862', because: '利用者がいない' },
		{ words: 'delete 001862', status: 2, says: 'create', because: 'ない命令' },
		{ words: 'toString', status: 2, says: 'create', because: 'ない命令' },
		{ words: '', status: 2, says: 'create', because: '命令がない' },
		{ words: 'invite --output list.csv', status: 2, says: '--all', because: '--all がない' },
		{ words: 'invite --all', status: 2, says: '--output', because: '--output がない' }
	])('is refused with $status and one sentence: $words, $because', async ({ words, status, says }) => {
		const answer = await user(words);
		expect([answer.status, answer.out]).toEqual([status, []]);
		expect(answer.err).toEqual([expect.stringContaining(says)]);
		expect(await accounts()).toEqual([]);
	});

	it('refuses a number that has an account already', async () => {
		await user('create 001862 --role 職員');
		expect(await user('create 001862 --role 人事')).toMatchObject({ status: 1, out: [] });
	});
});

describe('user lock and reset-password', () => {
	it('stops an account, twice too, and starts it again with a new password', async () => {
		await user('create 001862 --role 職員');
		expect((await user('lock 001862')).status).toBe(0);
		expect((await user('lock 001862')).err.join()).toContain('すでに停止しています');
		expect((await accounts())[0]?.lockedAt).not.toBeNull();
		const { status, out } = await user('reset-password 001862');
		expect([status, out.length]).toEqual([0, 1]);
		expect(await accounts()).toMatchObject([{ lockedAt: null, mustChangePassword: true }]);
	});
});

describe('user invite', () => {
	const list = () => join(folder, 'list.csv');

	it('writes a list for printing that its owner alone may read, and that a spreadsheet runs nothing of', async () => {
		expect((await user(`invite --all --output ${list()}`)).status).toBe(0);
		const text = readFileSync(list(), 'utf8');
		const secret = '[2-9a-z]{4}-[2-9a-z]{4}-[2-9a-z]{4}';
		expect(text).toMatch(
			new RegExp(
				`^\\uFEFF職員番号,氏名,フリガナ,所属,初回パスワード\\r\\n001207,'=汐見健一,,企画部,${secret}\\r\\n001862,髙橋花子,タカハシハナコ,企画部,${secret}(\\r\\n)?$`
			)
		);
		expect(statSync(list()).mode & 0o777).toBe(0o600);
		expect(await accounts()).toHaveLength(2);
	});

	it('leaves an existing file as it is, and makes no account', async () => {
		writeFileSync(list(), 'mine');
		const { status, err } = await user(`invite --all --output ${list()}`);
		expect([status, err.length]).toEqual([1, 1]);
		expect(readFileSync(list(), 'utf8')).toBe('mine');
		expect(await accounts()).toEqual([]);
	});

	it('makes no account where the list cannot be written', async () => {
		const { status, err } = await user(`invite --all --output ${join(folder, 'no-such-folder/list.csv')}`);
		expect([status, err.length]).toEqual([1, 1]);
		expect(await accounts()).toEqual([]);
	});

	it('writes no list where everybody has an account', async () => {
		await user(`invite --all --output ${list()}`);
		const again = join(folder, 'again.csv');
		expect((await user(`invite --all --output ${again}`)).status).toBe(0);
		expect(existsSync(again)).toBe(false);
	});
});
