import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { own } from '$lib/server/db/owner/owner';
import { temporaryFolder } from '../../factories/package-files';
import { freshUrl, kenshu } from '../cli/in-process';
import { storedTown } from '../exchange/stored-town';
import { backupOf, newUrl, run } from './backups';
import { command, openedTown, pathOf } from './town';

it('is refused while a server owns the database, and while anything has it open', async () => {
	const { url } = await openedTown(2);
	const file = await backupOf(url);
	const before = readdirSync(dirname(pathOf(url))).filter((name) => !/owner/.test(name));
	const inUse = { status: 1, said: expect.stringMatching(/使われています。サーバーとほかのコマンドを止めてから/) };
	expect(await command(url, 'restore', file), 'this process only has it open').toEqual(inUse);

	const owned = await own(pathOf(url), 'server');
	if (!owned.ok) throw new Error('nobody else should own it');
	expect(await command(url, 'restore', file), 'this process owns it').toEqual(inUse);
	expect(await command(url, 'restore', file, '--verify'), 'looking is allowed').toMatchObject({ status: 0 });
	await owned.ownership.release();
	expect(readdirSync(dirname(pathOf(url))).filter((name) => !/owner/.test(name))).toEqual(before);
});

it('--verify says what a backup holds and changes nothing', async () => {
	const file = await backupOf(await storedTown());
	const url = await freshUrl();
	const [bytes, changed] = [readFileSync(file), statSync(file).mtimeMs];
	const names = [readdirSync(dirname(file)), readdirSync(dirname(pathOf(url)))];
	const { status, out, err } = await kenshu(url, 'restore', file, '--verify');
	expect({ status, err }).toEqual({ status: 0, err: [] });
	expect(out).toMatch(
		/そのまま戻せるバックアップです。\n.*最後の操作の記録　1番（.*\n.*[0-9a-f]{64}\n.*職員 10人　受講記録 \d+件/
	);
	expect(readFileSync(file).equals(bytes)).toBe(true);
	expect(statSync(file).mtimeMs).toBe(changed);
	expect([readdirSync(dirname(file)), readdirSync(dirname(pathOf(url)))]).toEqual(names);
	const nowhere = newUrl('nowhere');
	expect(await kenshu(nowhere, 'restore', file, '--verify'), 'also without a database').toMatchObject({ status: 0 });
	expect(existsSync(dirname(pathOf(nowhere)))).toBe(false);
});

const unfit: Record<string, { spoil: (file: string) => unknown; sentence: RegExp }> = {
	'cut off': { spoil: (file) => truncateSync(file, statSync(file).size - 8192), sentence: /壊れています/ },
	'cut off after the first page': { spoil: (file) => truncateSync(file, 4096), sentence: /壊れています/ },
	'overwritten in the middle': {
		spoil: (file) => writeFileSync(file, readFileSync(file).fill(0x5a, 8192, 24_576)),
		sentence: /壊れています/
	},
	'with the first bytes of a database alone': {
		spoil: (file) => writeFileSync(file, `SQLite format 3\0${'x'.repeat(8000)}`),
		sentence: /壊れています/
	},
	empty: { spoil: (file) => truncateSync(file, 0), sentence: /研修手帳のバックアップではありません/ },
	'a text': { spoil: (file) => writeFileSync(file, 'メモ'), sentence: /研修手帳のバックアップではありません/ },
	'another program’s': {
		spoil: async (file) => {
			truncateSync(file, 0);
			await run(file, 'CREATE TABLE invoice (id)');
		},
		sentence: /研修手帳のバックアップではありません/
	},
	newer: {
		spoil: (file) => run(file, `INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 4102444800000)`),
		sentence: /新しい版で作られています。プログラムを更新してください/
	},
	'changed by hand in a row': {
		spoil: (file) => run(file, `UPDATE staff SET name = '別人' WHERE staff_number = '0004'`),
		sentence: /手を加えられた跡があるため、戻せません：職員.*0004.*1番の操作が書いたものと違います/
	},
	'changed by hand in the log': {
		spoil: (file) => run(file, `UPDATE entry SET at = '2020-01-01T00:00:00.000Z'`),
		sentence: /手を加えられた跡があるため、戻せません：1番の記録が書き換えられています。$/
	},
	'a database at work, copied by hand': {
		spoil: async (file) => {
			const { url } = await openedTown(1);
			for (const side of ['', '-wal']) copyFileSync(`${pathOf(url)}${side}`, `${file}${side}`);
		},
		sentence: /使用中のデータベースです/
	}
};

it.each(Object.keys(unfit))('a file that is %s is refused with one sentence, and all stays as it is', async (name) => {
	const file = await backupOf(await storedTown());
	await unfit[name]!.spoil(file);
	const url = await freshUrl();
	const [bytes, before] = [readFileSync(file), readFileSync(pathOf(url))];
	for (const words of [
		['restore', file],
		['restore', file, '--verify']
	]) {
		const { status, out, err } = await kenshu(url, ...words);
		expect({ status, out, err }).toEqual({ status: 1, out: '', err: [expect.stringMatching(unfit[name]!.sentence)] });
	}
	expect(readFileSync(file).equals(bytes)).toBe(true);
	expect(readFileSync(pathOf(url)).equals(before)).toBe(true);
	expect(readdirSync(dirname(pathOf(url))).filter((one) => !one.endsWith('.owner'))).toEqual(['kenshu.db']);
});

it('what is no file, or is the database itself, is refused', async () => {
	const url = await freshUrl();
	const cases: [string, RegExp][] = [
		[join(temporaryFolder(), 'none.db'), /がありません/],
		[temporaryFolder(), /バックアップではありません/],
		[pathOf(url), /今のデータベースです/]
	];
	for (const [file, sentence] of cases)
		expect(await kenshu(url, 'restore', file)).toEqual({ status: 1, out: '', err: [expect.stringMatching(sentence)] });
	const remote = await kenshu('libsql://db.example.lg.jp', 'restore', pathOf(url));
	expect(remote).toEqual({ status: 1, out: '', err: [expect.stringMatching(/別のサーバーにあります/)] });
});

it.each([[[]], [['a.db', 'b.db']], [['a.db', '--quick']]])('restore %j cannot be read', async (words) => {
	const { status, out, err } = await kenshu(newUrl(), 'restore', ...words);
	expect({ status, out, lines: err.length }).toEqual({ status: 2, out: '', lines: 1 });
});
