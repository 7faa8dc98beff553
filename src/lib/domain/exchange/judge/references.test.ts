import { describe, expect, it } from 'vitest';
import {
	allFaults,
	assignments,
	departments,
	type Files,
	lines,
	places,
	readFiles,
	staff,
	sheetOf,
	townOf
} from '../testing/package-of';
import { judgePackage, parsePackage, type StoredTown } from '$lib/domain/exchange';
import { today } from '../testing/package-of';

const town = {
	'departments.csv': departments('A,,2000-04-01'),
	'staff.csv': staff('1,2000-04-01'),
	'courses.csv': lines('courses', 'DX,DX,DX,,')
};

const naming = (number: string, department: string, course: string, qualification: string): Files => ({
	'departments.csv': departments(`C,${department},2000-04-01`),
	'assignments.csv': assignments(`${number},${department},本務,2001-04-01`),
	'absences.csv': lines('absences', `${number},休職,2001-04-01,`),
	'completions.csv': lines('completions', `${number},${course},2001-04-01,,,確認済,`),
	'qualifications.csv': lines('holdings', `${number},${qualification},2019,,,確認済`),
	'appointments.csv': lines('appointments', `${number},新しい役割,${department},2001-04-01,,`)
});

describe('codes that are referred to', () => {
	it('may be stored', () => {
		expect(places(naming('1', 'A', 'DX', 'AP'), town)).toEqual([]);
	});

	it('may stand in the package, in any order', () => {
		const parents = departments('C,A,2000-04-01', 'A,,2000-04-01');
		expect(places({ ...naming('1', 'A', 'DX', 'AP'), ...town, 'departments.csv': parents })).toEqual([]);
	});

	it('are refused where they are unknown, each in its column; a role may be new', () => {
		expect(places(naming('9', 'Z', 'X', 'XX'), town)).toEqual([
			'departments.csv 2 parent_code',
			'assignments.csv 2 staff_number',
			'assignments.csv 2 department_code',
			'absences.csv 2 staff_number',
			'completions.csv 2 staff_number',
			'completions.csv 2 course_code',
			'qualifications.csv 2 staff_number',
			'qualifications.csv 2 qualification_code',
			'appointments.csv 2 staff_number',
			'appointments.csv 2 department_code'
		]);
	});

	it('are compared as text: 01 is not 1', () => {
		expect(places({ 'absences.csv': lines('absences', '01,休職,2001-04-01,') }, town)).toEqual([
			'absences.csv 2 staff_number'
		]);
	});

	it('are looked at in rows that have a fault elsewhere, too', () => {
		expect(places({ 'absences.csv': lines('absences', '9,休職,2001-13-01,') }, town)).toEqual([
			'absences.csv 2 from',
			'absences.csv 2 staff_number'
		]);
	});

	it('say what to do', () => {
		const [fault] = allFaults({ 'absences.csv': lines('absences', '9,休職,2001-04-01,') }, town);
		expect(fault).toMatchObject({
			value: '9',
			message: '職員番号「9」は登録されていません。staff.csv に加えるか、職員番号を直してください。'
		});
	});
});

describe('one mistake is told once:', () => {
	it('a row with a fault makes its code known and its dates uncertain', () => {
		const files = {
			'departments.csv': departments('D,,2000-13-01', 'E,D,2001-04-01'),
			'staff.csv': staff('5,2000-02-30'),
			'assignments.csv': assignments('5,D,本務,2001-04-01'),
			'absences.csv': lines('absences', '5,休職,2001-04-01,')
		};
		expect(places(files)).toEqual(['departments.csv 2 valid_from', 'staff.csv 2 hired_on']);
	});

	it('a file without the column of its key lets every code pass', () => {
		const files = {
			'staff.csv': 'name,kana,hired_on,left_on\na,,2000-04-01,',
			'absences.csv': lines('absences', '5,休職,2001-04-01,', '6,休職,2001-04-01,')
		};
		expect(places(files)).toEqual(['staff.csv 0 staff_number']);
	});

	it('a file that cannot be read lets every code pass', () => {
		const broken = { file: 'staff.csv', row: null, column: null, value: null, message: '…' };
		const { parsed, faults } = parsePackage({
			sheets: [
				{ file: 'staff.csv', rows: [], broken: () => broken },
				sheetOf('departments.csv', departments('A,,2000-04-01')),
				sheetOf('assignments.csv', assignments('5,A,本務,2001-04-01'))
			],
			plan: null
		});
		const stored = townOf(parsePackage({ sheets: [], plan: null }).parsed);
		expect([...faults, ...judgePackage(parsed, stored, today)]).toEqual([broken]);
	});
});

describe('plan.json', () => {
	const indicator = (code: string, change: object = {}) => ({
		code,
		name: code,
		kind: 'training_rate',
		courses: { anyOf: ['DX'] },
		window: 'cumulative',
		...change
	});
	const plan = (code: string, ...indicators: object[]) => ({ code, name: code, fiscalYears: [2023, 2025], indicators });

	it('may name what is stored or in the package', () => {
		const one = plan(
			'p',
			indicator('a', { population: { departments: ['A'] }, targets: [{ fiscalYear: 2023, departmentCode: 'A' }] })
		);
		expect(places({ 'plan.json': { plans: [one] } }, town)).toEqual([]);
		expect(places({ ...town, 'plan.json': { plans: [one] } })).toEqual([]);
	});

	it('is refused where it names an unknown course, department or qualification; a role may be unknown', () => {
		const one = plan(
			'p',
			indicator('a', {
				courses: { allOf: ['DX', 'X'] },
				population: { departments: ['A', 'Z'], roles: ['新しい役割'], excludeAbsences: ['新しい休み'] },
				targets: [{ fiscalYear: 2023 }, { fiscalYear: 2023, departmentCode: 'Y' }]
			}),
			{ code: 'b', name: 'b', kind: 'qualification_rate', qualifications: { anyOf: ['AP', 'XX'] } },
			{ code: 'c', name: 'c', kind: 'appointment_coverage', role: '新しい役割', level: 1 }
		);
		expect(places({ 'plan.json': { plans: [one] } }, town)).toEqual([
			'plan.json 0 plans[0].indicators[0].courses.allOf[1]',
			'plan.json 0 plans[0].indicators[0].population.departments[1]',
			'plan.json 0 plans[0].indicators[0].targets[1].departmentCode',
			'plan.json 0 plans[0].indicators[1].qualifications.anyOf[1]'
		]);
	});

	it('is refused where an indicator code belongs to another plan, stored or in the file', () => {
		const stored = { ...town, 'plan.json': { plans: [plan('p', indicator('a'))] } };
		const again = { 'plan.json': { plans: [plan('p', indicator('a')), plan('q', indicator('b'), indicator('a'))] } };
		expect(places(again, stored)).toEqual(['plan.json 0 plans[1].indicators[1].code']);
		const twice = { 'plan.json': { plans: [plan('q', indicator('c')), plan('r', indicator('c'))] } };
		const [fault, ...others] = allFaults(twice, stored);
		expect(others).toEqual([]);
		expect(fault).toMatchObject({ column: 'plans[1].indicators[0].code', value: 'c' });
		expect(fault!.message).toContain('計画「q」で使われています');
	});

	const mean = { kind: 'comprehension_rate', measure: 'mean' };
	const share = { kind: 'comprehension_rate', measure: 'threshold', threshold: 4 };
	const bookings = { kind: 'training_count', count: 'attendances' };

	it.each<[what: string, before: object, after: object, refused: string[]]>([
		['the same', {}, {}, []],
		['another way of the same courses', {}, { courses: { allOf: ['DX'] } }, []],
		['another kind', {}, mean, ['kind 種類']],
		['a mean for a share', share, mean, ['measure 理解度の表し方']],
		['another threshold', share, { ...share, threshold: 3 }, ['threshold 理解度の基準']],
		['people for bookings', bookings, { ...bookings, count: 'people' }, ['count 数えるもの']]
	])('of an indicator that was revised or reported, %s', (_what, before, after, refused) => {
		const first = readFiles({ ...town, 'plan.json': { plans: [plan('p', indicator('a', before))] } });
		const second = readFiles({ 'plan.json': { plans: [plan('p', indicator('a', after))] } });
		const faults = (of: Partial<StoredTown>) =>
			judgePackage(second.parsed, { ...townOf(first.parsed), ...of }, today).map(
				({ column, message }) => `${column?.split('.').at(-1)} ${/、(.+?)[（を]/.exec(message)?.[1]}`
			);
		expect(faults({ revisedIndicators: new Set(['a']) })).toEqual(refused);
		expect(faults({ frozenIndicators: new Set(['a']) })).toEqual(refused);
		expect(faults({ revisedIndicators: new Set(['b']), frozenIndicators: new Set(['b']) })).toEqual([]);
	});

	it.each<[what: string, change: object, column: string]>([
		['another unit', { unit: '回' }, 'unit'],
		['the other direction', { direction: 'at_least' }, 'direction']
	])('of a number that was entered by hand and reported, %s is refused', (_what, change, field) => {
		const entered = { code: 'a', name: '事故', kind: 'manual', unit: '件', direction: 'at_most' };
		const first = readFiles({ 'plan.json': { plans: [plan('p', entered)] } });
		const second = readFiles({ 'plan.json': { plans: [plan('p', { ...entered, ...change })] } });
		const stored = { ...townOf(first.parsed), frozenIndicators: new Set(['a']) };
		const [fault, ...others] = judgePackage(second.parsed, stored, today);
		expect(others).toEqual([]);
		expect(fault).toMatchObject({ column: `plans[0].indicators[0].${field}` });
		expect(fault!.message).toContain('報告が確定されているので');
	});
});
