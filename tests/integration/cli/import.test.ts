import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { givenPath } from '../../../src/cli/options';
import { packageFolder } from '../../factories/package-files';
import { smallTown } from '../../factories/package-town';
import { storedTown } from '../exchange/stored-town';
import { freshUrl, imported, kenshu, letTodayBe } from './in-process';

/** What `kenshu import` says, for programs and for people. What it does is in tests/integration/exchange. */

const faulty = { 'absences.csv': ['9999,休職,2025-04-01,', '0001,休職,2025-04-01,2025-03-31'] };

it('json: the answer of an import, every key in its place', async () => {
	const { out, err } = await imported(await freshUrl(), packageFolder({ 'staff.csv': smallTown['staff.csv'] }));
	const files = { 'staff.csv': { added: 10, changed: 0, unchanged: 0 } };
	expect(out).toBe(`${JSON.stringify({ import: 1, written: true, files, errors: [] })}\n`);
	expect(err).toEqual([]);
});

it('json: the answer of a refusal, every fault with its place, and nothing beside it', async () => {
	const { out, err, status } = await imported(await storedTown(), packageFolder(faulty));
	expect(status).toBe(1);
	expect(out).toBe(
		`${JSON.stringify({
			import: null,
			written: false,
			files: {},
			errors: [
				{
					file: 'absences.csv',
					row: 2,
					column: 'staff_number',
					value: '9999',
					message: '職員番号「9999」は登録されていません。staff.csv に加えるか、職員番号を直してください。'
				},
				{
					file: 'absences.csv',
					row: 3,
					column: 'to',
					value: '2025-03-31',
					message: '終了日「2025-03-31」が開始日「2025-04-01」より前です。同じ日か、それより後の日にしてください。'
				}
			]
		})}\n`
	);
	expect(err).toEqual([]);
});

it('text: a table of what was taken in', async () => {
	const { status, out, err } = await kenshu(await storedTown(), 'import', packageFolder(smallTown));
	expect({ status, err }).toEqual({ status: 0, err: [] });
	expect(out).toMatch(/^取込 2 を行いました。\n {2}departments\.csv\t追加 0\t変更 0\t変化なし 5\n/);
	expect(out.trimEnd().split('\n')).toHaveLength(10);
});

it('text: a trial says that it is one', async () => {
	const { status, out } = await kenshu(await freshUrl(), 'import', packageFolder(smallTown), '--dry-run');
	expect(status).toBe(0);
	expect(out).toMatch(/^試行：取込は行っていません。\n/);
});

it('text: a refusal lists its faults on standard error after one summary line', async () => {
	const unknown = { 'courses.csv': 'code,name,category,provider,valid_months,備考\nX,研修,ほか,,,\n' };
	const { status, out, err } = await kenshu(await storedTown(), 'import', packageFolder({ ...faulty, ...unknown }));
	expect({ status, out }).toEqual({ status: 1, out: '' });
	expect(err).toEqual([
		'3 件の誤りがあるため、何も取り込みませんでした。直してからもう一度取り込んでください。',
		expect.stringMatching(/^absences\.csv\t2行\tstaff_number\t.*9999/),
		expect.stringMatching(/^absences\.csv\t3行\tto\t.*2025-03-31/),
		expect.stringMatching(/^courses\.csv\t2行\tcategory\t.*ほか/),
		expect.stringContaining('備考')
	]);
});

it('a path is taken from where npm was called, which runs the command elsewhere', () => {
	const npm = { npm_lifecycle_event: 'kenshu', INIT_CWD: '/srv/hr' };
	expect(givenPath('package', npm)).toBe('/srv/hr/package');
	expect(givenPath('/tmp/package', npm)).toBe('/tmp/package');
	expect(givenPath('package', { npm_lifecycle_event: 'test', INIT_CWD: '/srv/hr' })).toBe(resolve('package'));
});

it('list: number, minute in Japan and name by tabs', async () => {
	const url = await storedTown();
	letTodayBe('2026-04-01');
	await imported(url, packageFolder(smallTown));
	const { out } = await kenshu(url, 'import', 'list');
	expect(out.trimEnd().split('\n')).toEqual([expect.stringMatching(/^1\t/), '2\t2026-04-01 12:00\tpackage']);
});

it('list and undo in JSON', async () => {
	const url = await storedTown();
	const undo = await kenshu(url, 'import', 'undo', '1', '--format', 'json');
	expect(JSON.parse(undo.out)).toEqual({ import: 1, undone: true, removed: 43, restored: 0 });
	const list = await kenshu(url, 'import', 'list', '--format', 'json');
	expect(JSON.parse(list.out)).toEqual([
		expect.objectContaining({ import: 1, name: 'package', undone: true, at: expect.stringMatching(/T.*Z$/) })
	]);
});

it.each<[words: string[], because: string]>([
	[[], 'no path'],
	[[''], 'an empty path, as an unset variable leaves it'],
	[['a', 'b'], 'two paths'],
	[['a', '--encoding', 'euc-jp'], 'an unknown encoding'],
	[['a', '--format', 'csv'], 'an unknown format'],
	[['a', '--force'], 'an unknown option'],
	[['a', '--encoding'], 'no value'],
	[['undo'], 'no number'],
	[['undo', 'x'], 'no number'],
	[['undo', '0'], 'numbers start at 1'],
	[['undo', '1.5'], 'no whole number'],
	[['undo', '1', '2'], 'one at a time'],
	[['undo', '1', '--dry-run'], 'it would not be a trial'],
	[['list', '--encoding', 'cp932'], 'a list has no encoding'],
	[['list', '1'], 'a list takes nothing']
])('import %j cannot be read: %s', async (words) => {
	const url = await storedTown();
	const { status, out, err } = await kenshu(url, 'import', ...words);
	expect({ status, out, lines: err.length }).toEqual({ status: 2, out: '', lines: 1 });
	expect(JSON.parse((await kenshu(url, 'import', 'list', '--format', 'json')).out)).toMatchObject([{ undone: false }]);
});
