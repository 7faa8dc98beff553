import { Refused } from '../../../src/cli/command';
import { userCommand } from '../../../src/cli/user';
import { type Database, openDatabase } from '$lib/server/db/open';
import { addRows } from '$lib/server/db/rows';
import { account, accountRole, staff } from '$lib/server/db/schema';
import { day } from '$lib/domain/calendar';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { temporaryDatabaseFile } from '../../setup/database';
import { rearrange, settle } from './settle';

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
		{ words: 'role 001862', status: 2, says: '--role', because: '役割がない' },
		{ words: 'role 001862 --role 部長', status: 2, says: '部長', because: 'ない役割' },
		{ words: 'role 001862 --role 職員', status: 1, says: 'user create', because: '利用者がいない' },
		{ words: 'list 001862', status: 2, says: '001862', because: '一覧だけがある' },
		{ words: 'list --format csv', status: 2, says: 'csv', because: 'ない形' },
		{ words: 'invite --all', status: 2, says: '--output', because: '--output がない' }
	])('is refused with $status and one sentence: $words, $because', async ({ words, status, says }) => {
		const answer = await user(words);
		expect([answer.status, answer.out]).toEqual([status, []]);
		expect(answer.err).toEqual([expect.stringContaining(says)]);
		expect(await accounts()).toEqual([]);
	});

	it('refuses a number that has an account already', async () => {
		await user('create 001862 --role 職員');
		const { status, out, err } = await user('create 001862 --role 人事');
		expect([status, out]).toEqual([1, []]);
		expect(err.join()).toContain('user role');
	});

	it.each([
		{ staffNumber: '000900', says: '退職日は 2020年3月31日', because: '退職した人' },
		{ staffNumber: '009999', says: '採用日は 2999年4月1日', because: 'これから採用になる人' }
	])('warns of an account that cannot be used yet or any more: $because', async ({ staffNumber, says }) => {
		await addNotEmployed();
		const { status, out, err } = await user(`create ${staffNumber} --role 職員`);
		expect([status, out.length]).toEqual([0, 1]);
		expect(err.at(-1)).toContain(says);
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

describe('user role and list', () => {
	it('gives and takes roles, and says what they were and are', async () => {
		await user('create 001862 --role 職員');
		const { status, out, err } = await user('role 001862 --role 職員 --role 人事');
		expect([status, out]).toEqual([0, []]);
		expect(err).toEqual(['職員番号 001862 の役割を変えました（職員 → 職員・人事）。次の操作から有効です。']);
		expect((await user('role 001862 --role 人事 --role 職員')).err.join()).toContain('何も変えていません');
		expect((await user('list')).out).toEqual(['001862\t髙橋花子\t企画部\t職員・人事\t初回パスワード']);
	});

	it('lists for a program too, and nothing of a password', async () => {
		await user('create 001862 --role 職員');
		const { out } = await user('list --format json');
		expect(JSON.parse(out.join())).toEqual([
			{
				staffNumber: '001862',
				name: '髙橋花子',
				roles: ['職員'],
				locked: false,
				mustChangePassword: true,
				employed: true,
				department: '企画部'
			}
		]);
	});

	it('says what to do where nobody is there yet', async () => {
		expect(await user('list')).toMatchObject({ status: 0, out: [], err: [expect.stringContaining('user create')] });
	});

	it.each(['lock admin', 'role admin --role 人事'])('keeps the last 管理者: %s', async (words) => {
		await user('create admin --role 管理者');
		expect(await user(words)).toMatchObject({ status: 1, out: [], err: [expect.stringContaining('ただ一人の管理者')] });
	});
});

/** Somebody who has left, and somebody who comes later. */
function addNotEmployed() {
	return rearrange(database, (change) =>
		addRows(change, staff, [
			{ ...nobody, staffNumber: '000900', hiredOn: day('2000-04-01'), leftOn: day('2020-03-31') },
			{ ...nobody, staffNumber: '009999', hiredOn: day('2999-04-01'), leftOn: null }
		])
	);
}

const nobody = { name: '在籍なし', kana: null, formerName: null, email: null };

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

	it('tells of how many it makes none for, since they are not employed', async () => {
		await addNotEmployed();
		const { err } = await user(`invite --all --output ${list()}`);
		expect(err.at(-1)).toBe('退職した人とこれから採用になる人（2人）の利用者は作っていません。');
		expect(await accounts()).toHaveLength(2);
	});

	it('writes no list where everybody has an account', async () => {
		await user(`invite --all --output ${list()}`);
		const again = join(folder, 'again.csv');
		expect((await user(`invite --all --output ${again}`)).status).toBe(0);
		expect(existsSync(again)).toBe(false);
	});
});
