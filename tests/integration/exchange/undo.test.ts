import { type InStatement, type Transaction } from '@libsql/client';
import { describe, expect, it } from 'vitest';
import { type Database } from '$lib/server/db/open';
import { undoImport } from '$lib/server/exchange/undo';
import { type PackageSketch } from '../../factories/package';
import { packageFolder } from '../../factories/package-files';
import { dxRate, smallTown, townPlan } from '../../factories/package-town';
import { freshUrl, imported, kenshu } from '../cli/in-process';
import { entriesIn, factsIn, setState, withDatabaseAt } from './facts';
import { storedTown } from './stored-town';

/** Taking an import back as a whole. Import 1 is the small town. */

const take = async (url: string, files: PackageSketch) => {
	const answer = await imported(url, packageFolder(files));
	if (answer.import === null) throw new Error(answer.out);
	return answer.import;
};
const undo = (url: string, number: number) => kenshu(url, 'import', 'undo', String(number));
const undone = { status: 0 };

/** Changes a row of every table and adds one to most. */
const manyChanges: PackageSketch = {
	'departments.csv': ['1020,企画政策課,1000,2010-04-01,,9', '3000,新部,,2025-04-01,,'],
	'staff.csv': ['0001,海野 華子,,,,2015-04-01,2026-03-31', '0100,甲,,,,2025-04-01,'],
	'assignments.csv': ['0010,2010,兼務,再任用,,,2020-04-01,2026-03-31', '0100,3000,本務,常勤,,,2025-04-01,'],
	'absences.csv': ['0005,育児休業,2023-10-01,', '0100,休職,2025-05-01,'],
	'courses.csv': ['SEC,セキュリティ研修,その他,国,24', 'NEW,新研修,DX,,'],
	'completions.csv': ['0003,DX-BASIC,2023-06-01,2,5,確認済,QR,動画', '0100,NEW,2025-05-01,,,未確認,,'],
	'qualifications.csv': ['0002,AP,2020,第1号,,確認済', '0100,IP,2024,,,確認済'],
	'appointments.csv': ['0002,所属長,1010,2020-04-01,2025-03-31,', '0100,DX推進員,3000,2025-04-01,,'],
	'plan.json': {
		plans: [
			{ ...townPlan, name: '改定計画', indicators: [{ ...dxRate, window: 'valid', since: undefined, targets: [] }] },
			{ code: 'p', name: '計画', fiscalYears: [2025, 2025], indicators: [{ ...dxRate, code: 'i' }] }
		]
	}
};

it('takes away every row the import added', async () => {
	const url = await storedTown();
	expect(await undo(url, 1)).toMatchObject(undone);
	expect(await factsIn(url)).toEqual(await factsIn(await freshUrl()));
	expect((await kenshu(url, 'report', '--list')).out).toBe('');
});

it('gives back to every row the import changed the very version it replaced, and the figures with it', async () => {
	const url = await storedTown();
	const figure = async () => (await kenshu(url, 'report', 'town-dx', '--as-of', '2026-06-15')).out;
	const [facts, before] = [await factsIn(url), await figure()];
	await take(url, manyChanges);
	expect(await figure()).not.toBe(before);

	expect(await undo(url, 2)).toMatchObject(undone);
	expect(await factsIn(url)).toEqual(facts);
	expect(await figure()).toBe(before);
});

it('is a new entry of the audit log; the import’s own entry stays', async () => {
	const url = await storedTown();
	const [importEntry] = await entriesIn(url);
	await undo(url, 1);
	const [first, second, ...more] = await entriesIn(url);
	expect(first).toEqual(importEntry);
	expect(second).toMatchObject({ number: 2, event: 'import.undone', previousHash: importEntry?.hash });
	expect(more).toEqual([]);
});

it('leaves what other imports brought, earlier and later', async () => {
	const url = await storedTown();
	await take(url, { 'staff.csv': ['0100,甲,,,,2025-04-01,'] });
	await take(url, { 'staff.csv': ['0200,乙,,,,2025-04-01,'], 'courses.csv': ['NEW,新研修,DX,,'] });
	expect(await undo(url, 2)).toMatchObject(undone);
	const { staff, course } = await factsIn(url);
	expect(staff).toHaveLength(11);
	expect(course).toHaveLength(4);
});

it('lets the same package be taken in again, as a new import', async () => {
	const url = await storedTown();
	const facts = await factsIn(url);
	await undo(url, 1);
	expect(await take(url, smallTown)).toBe(2);
	expect(await factsIn(url)).toEqual(facts);
});

it('takes back many rows in pieces, so that the process is heard meanwhile, and all of them', async () => {
	const url = await storedTown();
	const facts = await factsIn(url);
	const days = Array.from({ length: 2_200 }, (_, index) =>
		new Date(Date.UTC(2010, 0, 1 + index)).toISOString().slice(0, 10)
	);
	const records = (hours: number) =>
		['0001', '0002', '0003', '0004', '0005'].flatMap((number) =>
			days.map((day) => `${number},SEC,${day},${hours},,確認済,名簿,`)
		);
	await take(url, { 'completions.csv': records(1) });
	const before = await factsIn(url);
	await take(url, { 'completions.csv': records(2) });

	const [ofChanges, ofAdditions] = [await undoneInPieces(url, 3), await undoneInPieces(url, 2)];
	expect(ofChanges).toMatchObject({ outcome: { removed: 0, restored: 11_000 }, most: 2_000, facts: before });
	expect(ofAdditions).toMatchObject({ outcome: { removed: 11_000, restored: 0 }, most: 2_000, facts });
});

/** Takes an import back, and tells how many rows a single statement wrote at most. */
async function undoneInPieces(url: string, number: number) {
	let most = 0;
	const outcome = await withDatabaseAt(url, async (database) => {
		const counted = (raw: Transaction): Transaction => {
			const execute = async (statement: InStatement) => {
				const result = await raw.execute(statement);
				most = Math.max(most, result.rowsAffected);
				return result;
			};
			return Object.assign(Object.create(raw) as Transaction, { execute });
		};
		const transact: Database['transact'] = (task) => database.transact((tx) => task({ ...tx, raw: counted(tx.raw) }));
		return undoImport({ ...database, transact }, { kind: 'command-line' }, number);
	});
	return { outcome, most, facts: await factsIn(url) };
}

it('refuses an import that is taken back already, and one that never was', async () => {
	const url = await storedTown();
	await undo(url, 1);
	expect(await undo(url, 1)).toEqual({
		status: 1,
		out: '',
		err: [expect.stringMatching(/取込 1 は.*取り消されています/)]
	});
	expect(await undo(url, 7)).toEqual({ status: 1, out: '', err: [expect.stringMatching(/取込 7 はありません/)] });
});

describe('is refused, the rows named, where one of them was changed since', () => {
	/** Refused, nothing written, and one line that names each of these. */
	const refused = async (url: string, number: number, ...names: string[]) => {
		const [facts, entries] = [await factsIn(url), await entriesIn(url)];
		const { status, out, err } = await undo(url, number);
		expect({ status, out, lines: err.length }).toEqual({ status: 1, out: '', lines: 1 });
		for (const name of names) expect(err[0]?.split(name).length, `${err[0]} names ${name} once`).toBe(2);
		expect([await factsIn(url), await entriesIn(url)]).toEqual([facts, entries]);
		return err[0];
	};

	it('by a later import: a row that was added', async () => {
		const url = await storedTown();
		await take(url, { 'staff.csv': ['0001,海野 華子,,,,2015-04-01,'] });
		await refused(url, 1, '職員 0001');
	});

	it('by a later import: a row that was changed', async () => {
		const url = await storedTown();
		await take(url, manyChanges);
		await take(url, { 'absences.csv': ['0005,育児休業,2023-10-01,2026-09-30'], 'courses.csv': ['SEC,研修,DX,,'] });
		await refused(url, 2, '休業等 0005 育児休業 2023-10-01', '研修 SEC');
	});

	it('on a page: a record that was sent back', async () => {
		const url = await storedTown();
		await setState(url, '0003', 'returned');
		await refused(url, 1, '受講記録 0003 DX-BASIC 2023-06-01');
	});

	it('and an indicator', async () => {
		const url = await storedTown();
		await take(url, { 'plan.json': { plans: [{ ...townPlan, indicators: [{ ...dxRate, targets: [] }] }] } });
		await refused(url, 1, '指標 town-dx');
	});
});

describe('is refused, the rows named, where a row of a later entry refers to one it added', () => {
	/** Import 1 brings the department 3000, the person 0100, the course NEW and the plan p; import 2 refers to one of them. */
	const first: PackageSketch = {
		...smallTown,
		'departments.csv': [...(smallTown['departments.csv'] as string[]), '3000,新部,,2025-04-01,,'],
		'staff.csv': [...(smallTown['staff.csv'] as string[]), '0100,甲,,,,2025-04-01,'],
		'courses.csv': ['NEW,新研修,DX,,', ...(smallTown['courses.csv'] as string[])]
	};
	const manual = { code: 'later', name: '件数', kind: 'manual', unit: '件', direction: 'at_most' };
	const later = (indicator: object) => ({
		'plan.json': {
			plans: [
				{ code: 'p', name: '計画', fiscalYears: [2025, 2025], indicators: [{ ...dxRate, code: 'later', ...indicator }] }
			]
		}
	});

	it.each<[what: string, files: PackageSketch, row: string]>([
		[
			'a post of a person',
			{ 'assignments.csv': ['0100,1010,本務,常勤,,,2025-04-01,'] },
			'発令 0100 1010 本務 2025-04-01'
		],
		['an absence', { 'absences.csv': ['0100,休職,2025-05-01,'] }, '休業等 0100 休職 2025-05-01'],
		[
			'a completion of a person',
			{ 'completions.csv': ['0100,SEC,2025-05-01,,,確認済,,'] },
			'受講記録 0100 SEC 2025-05-01'
		],
		[
			'a completion of a course',
			{ 'completions.csv': ['0001,NEW,2025-05-01,,,確認済,,'] },
			'受講記録 0001 NEW 2025-05-01'
		],
		['a qualification', { 'qualifications.csv': ['0100,IP,2024,,,確認済'] }, '資格 0100 IP 2024'],
		[
			'an appointment of a person',
			{ 'appointments.csv': ['0100,DX推進員,1010,2025-04-01,,'] },
			'役割の発令 0100 DX推進員 1010 2025-04-01'
		],
		[
			'an appointment in a department',
			{ 'appointments.csv': ['0001,DX推進員,3000,2025-04-01,,'] },
			'役割の発令 0001 DX推進員 3000 2025-04-01'
		],
		[
			'a post in a department',
			{ 'assignments.csv': ['0001,3000,兼務,常勤,,,2025-04-01,'] },
			'発令 0001 3000 兼務 2025-04-01'
		],
		['a department below one', { 'departments.csv': ['3010,新課,3000,2025-04-01,,'] }, '所属 3010 2025-04-01'],
		['an indicator that asks for a course', later({ courses: { anyOf: ['SEC', 'NEW'] } }), '指標 later'],
		['an indicator of a department', later({ population: { departments: ['3000'] } }), '指標 later'],
		[
			'a target of a department',
			later({ targets: [{ fiscalYear: 2025, departmentCode: '3000', percent: 1 }] }),
			'指標 later'
		],
		['an indicator of a plan', { 'plan.json': { plans: [{ ...townPlan, indicators: [manual] }] } }, '指標 later']
	])('%s', async (_what, files, row) => {
		const url = await freshUrl();
		await take(url, first);
		await take(url, files);
		const before = [await factsIn(url), await entriesIn(url)];
		const { status, out, err } = await undo(url, 1);
		expect({ status, out, lines: err.length }).toEqual({ status: 1, out: '', lines: 1 });
		expect(err[0]?.split(row).length, `${err[0]} names ${row} once`).toBe(2);
		expect([await factsIn(url), await entriesIn(url)]).toEqual(before);

		expect(await undo(url, 2), 'first the one, then the other').toMatchObject(undone);
		expect(await undo(url, 1)).toMatchObject(undone);
	});

	it('an account', async () => {
		const url = await storedTown();
		expect(await kenshu(url, 'user', 'create', '0001', '--role', '職員')).toMatchObject({ status: 0 });
		expect(await undo(url, 1)).toMatchObject({ status: 1, err: [expect.stringContaining('利用者 0001')] });
	});
});

describe('is not refused', () => {
	it('for a later import that left everything unchanged', async () => {
		const url = await storedTown();
		await take(url, smallTown);
		await take(url, { 'staff.csv': smallTown['staff.csv'] });
		expect(await undo(url, 1)).toMatchObject(undone);
	});

	it('for a later import that was taken back, over several of them', async () => {
		const url = await storedTown();
		await take(url, manyChanges);
		const rename = (name: string) => ({ 'staff.csv': [`0001,${name},,,,2015-04-01,2026-03-31`] });
		const [third, fourth] = [await take(url, rename('甲')), await take(url, rename('乙'))];
		expect(await undo(url, third)).toMatchObject({ status: 1 });
		for (const number of [fourth, third, 2, 1]) expect(await undo(url, number)).toMatchObject(undone);
		expect(await factsIn(url)).toEqual(await factsIn(await freshUrl()));
	});

	it('for an older row that refers to a department of which one version came later', async () => {
		const url = await storedTown();
		const files = {
			'departments.csv': ['1020,企画課,1000,2010-04-01,2026-03-31,', '1020,企画政策課,1000,2026-04-01,,']
		};
		const facts = await factsIn(url);
		await take(url, files);
		await take(url, { 'assignments.csv': ['0010,1020,本務,常勤,一般行政職,課長,2012-04-01,'] });
		expect(await undo(url, 2), 'the older row was written anew').toMatchObject({ status: 1 });
		for (const number of [3, 2]) expect(await undo(url, number)).toMatchObject(undone);
		expect(await factsIn(url)).toEqual(facts);
	});

	it('for an account that was there before its person, whatever became of it since', async () => {
		const url = await freshUrl();
		expect(await kenshu(url, 'user', 'create', '0001', '--role', '管理者')).toMatchObject({ status: 0 });
		await take(url, smallTown);
		expect(await kenshu(url, 'user', 'reset-password', '0001')).toMatchObject({ status: 0 });
		expect(await undo(url, 1)).toMatchObject(undone);
		expect((await factsIn(url)).staff).toEqual([]);
	});

	it('for a record that the import raised and nobody touched since', async () => {
		const url = await storedTown();
		await take(url, { 'completions.csv': ['0003,DX-BASIC,2023-06-01,,,確認済,QR,'] });
		expect(await undo(url, 2)).toMatchObject(undone);
		expect((await factsIn(url)).completion).toContainEqual(
			expect.objectContaining({ state: 'waiting', sources: ['名簿'] })
		);
	});
});
