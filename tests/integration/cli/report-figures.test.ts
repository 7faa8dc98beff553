import { beforeEach, expect, it } from 'vitest';
import { type PackageSketch } from '../../factories/package';
import { packageFolder } from '../../factories/package-files';
import { dxRate, townPlan } from '../../factories/package-town';
import { storedTown } from '../exchange/stored-town';
import { imported, kenshu } from './in-process';

/** The figures of `kenshu report` after what an import may bring: targets, departments of the day, qualifications. */

let url: string;
beforeEach(async () => {
	url = await storedTown();
});

const report = (...words: string[]) => kenshu(url, 'report', ...words);
const take = async (files: PackageSketch) => expect((await imported(url, packageFolder(files))).errors).toEqual([]);
const withPlan = (...indicators: object[]) => take({ 'plan.json': { plans: [{ ...townPlan, indicators }] } });

type Judged = { target: object | null; shortfall: number | null };
type Department = Judged & { code: string; name: string; parentCode: string | null };

async function json(...words: string[]) {
	const { out } = await report(...words, '--format', 'json');
	return JSON.parse(out) as { overall: Judged; excluded: object[]; departments: Department[] };
}

it('a year without a target has none, and no shortfall; a department with nobody no percent', async () => {
	const { overall, departments } = await json('town-dx', '--as-of', '2025-03-31');
	expect(overall).toMatchObject({ target: null, shortfall: null });
	for (const one of departments) expect(one).toMatchObject({ target: null, shortfall: null });

	const nobody = await json('town-dx', '--as-of', '2011-04-01');
	expect(nobody.departments.find(({ code }) => code === '1020')).toMatchObject({
		own: { numerator: 0, denominator: 0, percent: null },
		total: { numerator: 0, denominator: 0, percent: null, pending: 0 }
	});
	expect((await report('town-dx', '--as-of', '2009-04-01')).out).toContain('対象者なし\t0/0');
});

it('a headcount alone is a target, is never inherited, and stops a percent from above', async () => {
	await withPlan({
		...dxRate,
		targets: [
			{ fiscalYear: 2023, headcount: 5 },
			{ fiscalYear: 2023, departmentCode: '1000', percent: 90 },
			{ fiscalYear: 2023, departmentCode: '1010', headcount: 3 }
		]
	});
	const { overall, departments } = await json('town-dx', '--as-of', '2024-03-31');
	expect(overall).toMatchObject({ target: { headcount: 5, from: 'overall' }, shortfall: 2 });
	expect(departments.map(({ code, target, shortfall }) => [code, target, shortfall])).toEqual([
		['2000', null, null],
		['2010', null, null],
		['1000', { percent: 90, from: '1000' }, 2],
		['1010', { headcount: 3, from: '1010' }, 1],
		['1020', { percent: 90, from: '1000' }, 0]
	]);
});

it('departments are those of the day, with the name, parent and place they had', async () => {
	await take({
		'departments.csv': [
			'1020,企画課,1000,2010-04-01,2025-03-31,',
			'1020,政策課,2000,2025-04-01,,',
			'2010,市民課,2000,2010-04-01,,10',
			'1015,準備室,1000,2030-04-01,,'
		]
	});
	const rows = async (day: string) =>
		(await json('town-dx', '--as-of', day)).departments.map(
			({ code, name, parentCode }) => `${code} ${name} ${parentCode}`
		);
	expect(await rows('2025-03-31')).toEqual([
		'2000 市民部 null',
		'2010 市民課 2000',
		'1000 企画情報部 null',
		'1010 情報政策課 1000',
		'1020 企画課 1000'
	]);
	expect(await rows('2025-04-01')).toEqual([
		'2000 市民部 null',
		'2010 市民課 2000',
		'1020 政策課 2000',
		'1000 企画情報部 null',
		'1010 情報政策課 1000'
	]);
});

it('a qualification is held through what is 相当, and pending until it is confirmed', async () => {
	const { overall, excluded } = await json('town-ip', '--as-of', '2023-06-30');
	expect({ overall, excluded }).toEqual({
		overall: { numerator: 1, denominator: 9, percent: 11.1, pending: 1, target: null, shortfall: null },
		excluded: []
	});
	expect((await json('town-ip', '--as-of', '2023-06-29')).overall, 'R5.6 counts from its last day').toMatchObject({
		numerator: 0
	});
});
