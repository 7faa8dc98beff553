import { describe, expect, it } from 'vitest';
import { indicatorKinds } from '$lib/domain/plan';
import { unfitLetters } from '../export/cp932';
import { demonstrationTown } from './demonstration-town';
import { isOn, postsOn, type Row, rowsOf } from './reference';
import signIns from './sign-ins.json';

const today = '2026-11-21';

type Indicator = {
	code: string;
	kind: string;
	courses?: { anyOf: string[] };
	qualifications?: { anyOf: string[] };
	population?: { roles?: string[]; departments?: string[] };
	role?: string;
	targets: { fiscalYear: number; percent: number; departmentCode?: string }[];
};
type Plan = { code: string; fiscalYears: number[]; indicators: Indicator[] };

describe('the same options', () => {
	it('give the same rows, plan and sign-ins again', () => {
		const [one, other] = [demonstrationTown({ today, seed: 3 }), demonstrationTown({ today, seed: 3 })];
		expect(rowsOf(other)).toEqual(rowsOf(one));
		expect(other.plan).toEqual(one.plan);
		expect(other.signIns).toEqual(one.signIns);
	});

	it('give rows that can be read twice', () => {
		const town = demonstrationTown({ today });
		expect([...town.files['completions.csv']]).toEqual([...town.files['completions.csv']]);
	});

	it('with another seed give another town', () => {
		const [one, other] = [1, 2].map((seed) => [...demonstrationTown({ today, seed }).files['staff.csv']]);
		expect(other).not.toEqual(one);
	});
});

it.each<[{ today: string; staff?: number }, string]>([
	[{ today: '2026-03-31' }, 'three years of the finished plan must lie behind'],
	[{ today: '2026-02-30' }, 'no such day'],
	[{ today, staff: 99 }, 'too small for the story'],
	[{ today, staff: 438.5 }, 'no half people']
])('%j is refused: %s', (options) => {
	expect(() => demonstrationTown(options)).toThrow(RangeError);
});

describe('the plans', () => {
	const { plans } = demonstrationTown({ today }).plan as { plans: Plan[] };
	const indicators = plans.flatMap((plan) => plan.indicators);
	const rows = rowsOf(demonstrationTown({ today }));
	const known = (rowsOfFile: Row[], column: string) => rowsOfFile.map((row) => row[column]);

	it('are the own one and those of the five cities', () => {
		const codes = plans.map((plan) => plan.code);
		expect(codes).toEqual(['shiomi', 'sumoto', 'kinokawa', 'katagami', 'kadoma', 'sennan']);
		expect(plans[0]?.fiscalYears).toEqual([2024, 2026]);
	});

	it('have indicators of every kind, each code once', () => {
		const codes = indicators.map((indicator) => indicator.code);
		expect(codes).toEqual([...new Set(codes)]);
		expect(codes).toEqual(expect.arrayContaining(['shiomi-dx', 'shiomi-security', 'shiomi-ip', 'sumoto-dx-training']));
		expect(codes).toEqual(expect.arrayContaining(['sumoto-ap', 'kadoma-leader-training', 'sennan-dx']));
		expect(new Set(indicators.map((indicator) => indicator.kind))).toEqual(new Set(indicatorKinds));
	});

	it('speak of courses, departments and roles of the town', () => {
		const courses = indicators.flatMap((indicator) => indicator.courses?.anyOf ?? []);
		const targeted = indicators.flatMap((indicator) =>
			indicator.targets.flatMap((target) => target.departmentCode ?? [])
		);
		const places = [...targeted, ...indicators.flatMap((indicator) => indicator.population?.departments ?? [])];
		const roles = indicators.flatMap((indicator) => indicator.population?.roles ?? indicator.role ?? []);
		expect(known(rows['courses.csv'], 'code')).toEqual(expect.arrayContaining(courses));
		expect(known(rows['departments.csv'], 'code')).toEqual(expect.arrayContaining(places));
		expect(known(rows['appointments.csv'], 'role_code')).toEqual(expect.arrayContaining(roles));
	});

	it('ask 40, 70 and 100 % in the own plan', () => {
		const whole = indicators[0]?.targets.filter((target) => target.departmentCode === undefined);
		expect(whole).toEqual([
			{ fiscalYear: 2024, percent: 40 },
			{ fiscalYear: 2025, percent: 70 },
			{ fiscalYear: 2026, percent: 100 }
		]);
	});
});

it.each([
	{ today, seed: 9 },
	{ today: '2030-05-05', staff: 100 },
	{ today, staff: 4000 }
])('the sign-ins are the same people in every town ($today, seed $seed, staff $staff)', (options) => {
	const staff = new Map([...demonstrationTown(options).files['staff.csv']].map((row) => [row[0], row[1]]));
	const names = signIns.map((signIn) => staff.get(signIn.staffNumber));
	expect(names).toEqual([
		'髙橋　花子',
		'渡邉　健一',
		'濵田　由美子',
		'佐藤　美咲',
		'﨑山　誠',
		'中村　遥',
		'小林　大輔'
	]);
});

it('the names have 髙, 﨑, 濵 and 邉 among them, with readings in full-width katakana', () => {
	const { 'staff.csv': staff } = rowsOf(demonstrationTown({ today }));
	const names = staff.map((row) => row.name).join('');
	for (const character of ['髙', '﨑', '濵', '邉']) expect(names).toContain(character);
	// One that CP932 has not, so that the list of such letters can be tried.
	expect(unfitLetters(names)).toEqual(['𠮷']);
	expect(staff.filter((row) => !/^[ァ-ヶー]+\u3000[ァ-ヶー]+$/.test(row.kana ?? ''))).toEqual([]);
});

it('a city of 4,000 has about 100 departments and 120,000 completions', () => {
	const rows = rowsOf(demonstrationTown({ today, staff: 4000 }));
	expect(postsOn(rows, today).size).toBeGreaterThan(3800);
	expect(rows['departments.csv'].filter((row) => isOn(row, today, 'valid_from', 'valid_to')).length).toBeCloseTo(
		100,
		-1
	);
	expect(rows['completions.csv'].length / 120_000).toBeCloseTo(1, 1);
});

it('the largest town has 600 departments and 1.2 million completions, none of them held in memory', () => {
	const town = demonstrationTown({ today, staff: 40_000 });
	expect(count(town.files['departments.csv'])).toBeCloseTo(604, -1);
	expect(count(town.files['staff.csv'])).toBeGreaterThan(40_000);
	expect(count(town.files['completions.csv']) / 1_200_000).toBeCloseTo(1, 1);
});

/** Rows without the header. */
function count(rows: Iterable<string[]>): number {
	let rowsSeen = -1;
	for (const _row of rows) rowsSeen++;
	return rowsSeen;
}
