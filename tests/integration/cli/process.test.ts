import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageFolder, packageZip, temporaryFolder } from '../../factories/package-files';
import { smallTown } from '../../factories/package-town';
import { storedTown } from '../exchange/stored-town';
import { type ImportAnswer, kenshu } from './in-process';

/** The very command other programs call, in a process of its own. */

type Ended = { status: number | null; out: Buffer; err: string };

const root = join(import.meta.dirname, '../../..');

/** `npm run --silent kenshu -- …words`, as cron or another program starts it: without the environment of a test. */
async function npm(url: string, words: string[], env: Record<string, string> = {}): Promise<Ended> {
	const child = spawn('npm', ['run', '--silent', 'kenshu', '--', ...words], {
		cwd: root,
		env: { PATH: process.env.PATH, HOME: process.env.HOME, DATABASE_URL: url, ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	const [out, err]: [Buffer[], Buffer[]] = [[], []];
	child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
	child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
	const [status] = (await once(child, 'close')) as [number | null];
	return { status, out: Buffer.concat(out), err: Buffer.concat(err).toString() };
}

const oneLine = (text: RegExp) => expect.stringMatching(new RegExp(`^[^\\n]*${text.source}[^\\n]*\\n$`));
const reportWords = ['report', 'town-dx', '--as-of', '2024-03-31'];

it('runs from nothing to a report: migrate, import, report', async () => {
	const url = `file:${join(temporaryFolder(), 'kenshu.db')}`;
	const nothing = Buffer.from('');
	expect(await npm(url, ['migrate'])).toEqual({ status: 0, out: nothing, err: oneLine(/準備しました/) });
	const done = await npm(url, ['import', packageZip(smallTown), '--format', 'json']);
	expect({ status: done.status, err: done.err }).toEqual({ status: 0, err: '' });
	expect(JSON.parse(done.out.toString()) as ImportAnswer).toMatchObject({ import: 1, written: true, errors: [] });
	const { out } = await npm(url, [...reportWords, '--format', 'json']);
	expect(JSON.parse(out.toString())).toMatchObject({ overall: { numerator: 3, denominator: 7 } });
});

it('prints the same bytes wherever the machine stands and whatever it speaks', async () => {
	const url = await storedTown();
	const csv = [...reportWords, '--format', 'csv'];
	const [america, japan] = await Promise.all([
		npm(url, csv, { TZ: 'America/Los_Angeles', LANG: 'C', LC_ALL: 'C' }),
		npm(url, csv, { TZ: 'Asia/Tokyo', LANG: 'ja_JP.UTF-8', LC_ALL: 'ja_JP.UTF-8' })
	]);
	expect([america.status, america.err, japan.status, japan.err]).toEqual([0, '', 0, '']);
	expect(america.out.equals(japan.out)).toBe(true);
	expect(japan.out.equals(Buffer.from((await kenshu(url, ...csv)).out)), 'as in this process').toBe(true);
	expect(japan.out.subarray(0, 8).toString(), 'BOM first, before anything a script may print').toBe('\uFEFFcode,');
});

it('with --format json standard output is one JSON value and nothing else, also when refused', async () => {
	const url = await storedTown();
	const faulty = packageFolder({ 'absences.csv': ['9999,休職,2025-04-01,'] });
	const cases: [status: number, words: string[], err: RegExp | null][] = [
		[1, ['report', 'nichts'], /指標「nichts」はありません/],
		[1, ['import', faulty], null],
		[2, ['report', 'town-dx', '--as-of', '2026-02-29'], /2026-02-29/],
		[2, ['rapport'], /「rapport」というコマンドはありません/]
	];
	const ended = await Promise.all(cases.map(([, words]) => npm(url, [...words, '--format', 'json'])));
	for (const [index, [status, words, err]] of cases.entries()) {
		const one = ended[index]!;
		expect({ status: one.status, err: one.err }, words.join(' ')).toEqual({ status, err: err ? oneLine(err) : '' });
		expect(JSON.parse(one.out.toString()), words.join(' ')).toBeTypeOf('object');
	}
	expect(JSON.parse(ended[0]!.out.toString())).toEqual({ error: { message: expect.stringContaining('nichts') } });
	expect(JSON.parse(ended[1]!.out.toString())).toMatchObject({ import: null, errors: [{ value: '9999' }] });
});

it('without it standard output stays empty when refused', async () => {
	const refused = await npm(await storedTown(), ['report', 'nichts']);
	expect([refused.status, refused.out.toString(), refused.err]).toEqual([1, '', oneLine(/nichts/)]);
});

it('ends quietly when nobody reads what it says', async () => {
	const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/kenshu.ts', 'help'], {
		cwd: root,
		env: { PATH: process.env.PATH, HOME: process.env.HOME },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	child.stdout.destroy();
	let err = '';
	child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
	const [status] = (await once(child, 'close')) as [number | null];
	expect({ status, err }).toEqual({ status: 0, err: '' });
});
