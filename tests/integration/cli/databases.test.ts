import { createClient } from '@libsql/client';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '$lib/server/db/open';
import { settings } from '$lib/server/settings';
import { packageFolder, temporaryFolder } from '../../factories/package-files';
import { smallTown } from '../../factories/package-town';
import { addCourse } from '../db/courses';
import { freshUrl, imported, kenshu } from './in-process';

/** What each command does with a database that it cannot work with: one sentence, status 1, and the file as it was. */

const newFile = () => join(temporaryFolder(), 'kenshu.db');
const pathOf = (url: string) => url.slice('file:'.length);

async function run(url: string, ...statements: string[]): Promise<void> {
	const client = createClient({ url });
	for (const statement of [...statements, 'PRAGMA wal_checkpoint(TRUNCATE)']) await client.execute(statement);
	client.close();
}

const makers: Record<string, { make: () => Promise<string>; sentence: RegExp; migrates: boolean }> = {
	'is not there': { make: async () => newFile(), sentence: /がありません。.*migrate/, migrates: true },
	'is lost but for its log': {
		make: async () => {
			const path = newFile();
			withContent(`${path}-wal`, 'what was written last');
			return path;
		},
		sentence: /kenshu\.db-wal が残っています。kenshu\.db を元の場所に戻してください/,
		migrates: false
	},
	'is empty beside its log': {
		make: async () => {
			const path = withContent(newFile(), '');
			withContent(`${path}-wal`, 'what was written last');
			return path;
		},
		sentence: /kenshu\.db-wal が残っています。kenshu\.db を元の場所に戻してください/,
		migrates: false
	},
	'is an empty file': {
		make: async () => withContent(newFile(), ''),
		sentence: /準備ができていません。.*migrate/,
		migrates: true
	},
	'holds no table yet': {
		make: async () => {
			const path = newFile();
			await run(`file:${path}`, 'CREATE TABLE x (id)', 'DROP TABLE x');
			return path;
		},
		sentence: /準備ができていません。.*migrate/,
		migrates: true
	},
	'is newer than the program': {
		make: async () => {
			const url = await freshUrl();
			await run(url, `INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 4102444800000)`);
			return pathOf(url);
		},
		sentence: /新しい版で作られています。プログラムを更新してください/,
		migrates: false
	},
	'is another program’s': {
		make: async () => {
			const path = newFile();
			await run(`file:${path}`, 'CREATE TABLE invoice (id)', 'INSERT INTO invoice VALUES (1)');
			return path;
		},
		sentence: /研修手帳のデータベースではありません/,
		migrates: false
	},
	'is a text': {
		make: async () => withContent(newFile(), 'DATABASE_URL を間違えました。'),
		sentence: /研修手帳のデータベースではありません/,
		migrates: false
	},
	'has the first bytes of a database alone': {
		make: async () => withContent(newFile(), `SQLite format 3\0${'x'.repeat(4000)}`),
		sentence: /研修手帳のデータベースではありません/,
		migrates: false
	},
	'is a folder': {
		make: async () => {
			const path = newFile();
			mkdirSync(path);
			return path;
		},
		sentence: /研修手帳のデータベースではありません/,
		migrates: false
	},
	'may not be written (mode 0444)': {
		make: async () => {
			const path = pathOf(await freshUrl());
			chmodSync(path, 0o444);
			return path;
		},
		sentence: /書き込めません。ファイルの権限を確かめてください/,
		migrates: false
	}
};

const commands: Record<string, () => string[]> = {
	import: () => ['import', packageFolder(smallTown)],
	'import --dry-run': () => ['import', packageFolder(smallTown), '--dry-run'],
	'import list': () => ['import', 'list'],
	'import undo': () => ['import', 'undo', '1'],
	report: () => ['report', 'town-dx'],
	'report --list': () => ['report', '--list'],
	'user create': () => ['user', 'create', '0001', '--role', '管理者'],
	backup: () => ['backup', join(temporaryFolder(), 'backup.db')],
	demo: () => ['demo'],
	migrate: () => ['migrate']
};

function withContent(path: string, content: string): string {
	writeFileSync(path, content);
	return path;
}

/** The bytes of a file and its log, or what stands there instead. */
function standing(path: string): string {
	return [path, `${path}-wal`].map(bytesAt).join();
}

function bytesAt(path: string): string {
	if (!existsSync(path)) return 'nothing';
	return statSync(path).isDirectory() ? 'a folder' : readFileSync(path, 'latin1');
}

describe.each(Object.keys(makers))('a database that %s', (name) => {
	const { make, sentence, migrates } = makers[name]!;
	const refusing = Object.keys(commands).filter((command) => !migrates || !['migrate', 'demo'].includes(command));

	it.each(refusing)('is refused by %s and left as it is', async (command) => {
		const path = await make();
		const before = standing(path);
		const { status, out, err } = await kenshu(`file:${path}`, ...commands[command]!());
		expect({ status, out, err }).toEqual({ status: 1, out: '', err: [expect.stringMatching(sentence)] });
		expect(standing(path)).toBe(before);
	});

	it('is refused with the answer of an import, where JSON is asked for', async () => {
		const answer = await imported(`file:${await make()}`, packageFolder(smallTown));
		const fault = { file: 'package', row: null, column: null, value: null, message: expect.stringMatching(sentence) };
		expect(JSON.parse(answer.out)).toEqual({ import: null, written: false, files: {}, errors: [fault] });
		expect(answer.status).toBe(1);
	});
});

it.each(Object.keys(makers).filter((name) => makers[name]!.migrates))(
	'a database that %s is made ready by migrate, which may be repeated',
	async (name) => {
		const url = `file:${await makers[name]!.make()}`;
		expect(await kenshu(url, 'migrate')).toMatchObject({ status: 0, out: '' });
		expect(await kenshu(url, 'migrate')).toMatchObject({ status: 0, out: '', err: ['データベースは最新です。'] });
		expect(await imported(url, packageFolder(smallTown))).toMatchObject({ status: 0, import: 1 });
	}
);

it('migrate makes the folders on the way to the database', async () => {
	const path = join(temporaryFolder(), 'var', 'lib', 'kenshu.db');
	expect(await kenshu(`file:${path}`, 'migrate')).toMatchObject({ status: 0 });
	expect(existsSync(dirname(path)) && existsSync(path)).toBe(true);
});

it('migrate makes it for its owner alone, and so is the log beside it; an existing file keeps its rights', async () => {
	const path = newFile();
	await kenshu(`file:${path}`, 'migrate');
	const database = await openDatabase(`file:${path}`);
	await addCourse(database, 'A');
	const modes = readdirSync(dirname(path))
		.filter((name) => !name.endsWith('.owner'))
		.map((name) => [name, (statSync(join(dirname(path), name)).mode & 0o777).toString(8)]);
	database.close();
	expect(Object.fromEntries(modes)).toEqual({ 'kenshu.db': '600', 'kenshu.db-wal': '600', 'kenshu.db-shm': '600' });
	const existing = withContent(newFile(), '');
	chmodSync(existing, 0o640);
	await kenshu(`file:${existing}`, 'migrate');
	expect((statSync(existing).mode & 0o777).toString(8)).toBe('640');
});

it('without a setting it is the file data/kenshu.db', () => {
	expect(settings({})).toMatchObject({ databaseUrl: 'file:data/kenshu.db', databaseAuthToken: undefined });
});

it('migrate takes no words', async () => {
	expect(await kenshu(await freshUrl(), 'migrate', 'now')).toMatchObject({ status: 2, out: '' });
});

it('an address that leads nowhere is refused with a sentence', async () => {
	for (const url of ['postgres://localhost/kenshu', 'kenshu.db', 'http://127.0.0.1:9'])
		expect(await kenshu(url, 'report', '--list')).toEqual({
			status: 1,
			out: '',
			err: [expect.stringMatching(/DATABASE_URL/)]
		});
});

it('demo fills an empty database once and refuses one that is not empty', async () => {
	const url = `file:${newFile()}`;
	expect(await kenshu(url, 'demo', '--staff', '100', '--today', '2026-06-15')).toMatchObject({ status: 0 });
	const list = await kenshu(url, 'report', '--list');
	expect(list.out).toMatch(/^sumoto-dx-training\t.*\ttraining_rate$/m);
	const again = await kenshu(url, 'demo', '--staff', '100');
	expect(again).toMatchObject({ status: 1, out: '', err: [expect.stringMatching(/空ではない/)] });
	expect((await kenshu(url, 'import', 'list')).out.trim().split('\n')).toHaveLength(1);
});

it.each([
	['--staff', 'many'],
	['--staff', '-5'],
	['--seed', '1.5'],
	['--today', '2026-02-29'],
	['--today', '来年'],
	['--town', 'x'],
	['汐見市', '']
])('demo %s %s cannot be read', async (...words) => {
	const path = newFile();
	const { status, out, err } = await kenshu(`file:${path}`, 'demo', ...words);
	expect({ status, out, lines: err.length }).toEqual({ status: 2, out: '', lines: 1 });
	expect(existsSync(path), 'and makes no database').toBe(false);
});
