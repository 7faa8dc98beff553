import { describe, expect, it } from 'vitest';
import { difference, packageCounts } from '$lib/domain/exchange';
import { type Completion, type CompletionState } from '$lib/domain/training';
import { day } from '$lib/domain/calendar';
import {
	assignments,
	departments,
	type Files,
	headers,
	lines,
	readFiles,
	staff,
	storedFrom
} from '../testing/package-of';

const compared = (files: Files, stored: Files = {}, completion?: Completion) =>
	difference(readFiles(files).parsed, storedFrom(stored), () => completion);

const indicator = {
	code: 'a',
	name: '受講率',
	kind: 'training_rate',
	courses: { anyOf: ['DX'] },
	window: 'cumulative',
	population: { ranks: ['主事'] },
	targets: [
		{ fiscalYear: 2023, percent: 20 },
		{ fiscalYear: 2024, departmentCode: 'A', percent: 40 }
	]
};
const plans = (change: object = {}, own: object = {}) => ({
	plans: [{ code: 'p', name: '計画', fiscalYears: [2023, 2025], indicators: [{ ...indicator, ...change }], ...own }]
});

const whole: Files = {
	'departments.csv': departments('A,,2000-04-01'),
	'staff.csv': staff('1,2000-04-01'),
	'assignments.csv': assignments('1,A,本務,2000-04-01'),
	'absences.csv': lines('absences', '1,休職,2001-04-01,'),
	'courses.csv': lines('courses', 'DX,DX,DX,,'),
	'qualifications.csv': lines('holdings', '1,AP,R5,,,確認済'),
	'appointments.csv': lines('appointments', '1,所属長,A,2001-04-01,,'),
	'plan.json': plans()
};

describe('a package', () => {
	it('adds everything to an empty town', () => {
		const counts = packageCounts(compared(whole));
		expect(Object.keys(counts)).toEqual([...Object.keys(whole)]);
		expect(
			Object.values(counts).every(({ added, changed, unchanged }) => added === 1 && changed + unchanged === 0)
		).toBe(true);
	});

	it('changes nothing the second time', () => {
		const counts = packageCounts(compared(whole, whole));
		expect(
			Object.values(counts).every(({ added, changed, unchanged }) => unchanged === 1 && added + changed === 0)
		).toBe(true);
	});

	it('counts only the files that are in it', () => {
		expect(packageCounts(compared({ 'courses.csv': headers.courses }))).toEqual({
			'courses.csv': { added: 0, changed: 0, unchanged: 0 }
		});
		expect(compared({}).staff).toBeNull();
	});

	it('changes a row by its key and says what it was', () => {
		const found = compared({ 'staff.csv': staff('1,2000-04-01,2024-03-31', '2,2024-04-01') }, whole).staff!;
		expect(found.changed).toMatchObject([{ before: { leftOn: null }, after: { leftOn: '2024-03-31' } }]);
		expect(found.added).toMatchObject([{ staffNumber: '2' }]);
	});

	it('clears with a blank and answers the stored object itself', () => {
		const stored = { ...storedFrom(whole), staff: [{ ...storedFrom(whole).staff[0]!, kana: 'ｱ', id: 7 }] };
		const { changed } = difference(
			readFiles({ 'staff.csv': whole['staff.csv']! }).parsed,
			stored,
			() => undefined
		).staff!;
		expect(changed[0]!.before).toBe(stored.staff[0]);
		expect(changed[0]!.after).toMatchObject({ kana: null });
		expect(changed[0]!.after).not.toHaveProperty('id');
	});

	it('does not mind what else a stored row has', () => {
		const stored = { ...storedFrom(whole), staff: [{ ...storedFrom(whole).staff[0]!, id: 7 }] };
		expect(difference(readFiles(whole).parsed, stored, () => undefined).staff).toMatchObject({
			unchanged: 1,
			changed: []
		});
	});
});

describe('an optional column', () => {
	const stored: Files = {
		'staff.csv': `${headers.staff},former_name,email\n1,a,,2000-04-01,,旧姓,a@example.jp`,
		'departments.csv': `${headers.departments},order\nA,a,,2000-04-01,,3`
	};

	it('that is absent leaves what is stored', () => {
		const files = {
			'staff.csv': `${headers.staff}\n1,b,,2000-04-01,`,
			'departments.csv': `${headers.departments}\nA,a,,2000-04-01,`
		};
		const found = compared(files, stored);
		expect(found.staff!.changed[0]!.after).toMatchObject({ name: 'b', formerName: '旧姓', email: 'a@example.jp' });
		expect(found.departments).toMatchObject({ unchanged: 1 });
	});

	it('that is blank clears it, each column on its own', () => {
		const found = compared({ 'staff.csv': `${headers.staff},email\n1,a,,2000-04-01,,` }, stored);
		expect(found.staff!.changed[0]!.after).toMatchObject({ formerName: '旧姓', email: null });
	});
});

describe('a completion', () => {
	const completion = (state: CompletionState, change: Partial<Completion> = {}): Completion => ({
		staffNumber: '1',
		courseCode: 'DX',
		completedOn: day('2024-04-01'),
		hours: 2,
		comprehension: null,
		state,
		sources: ['本人'],
		method: '集合',
		...change
	});
	const read = (row: string, before: Completion | undefined, header = headers.completions) =>
		compared({ 'completions.csv': `${header}\n1,DX,2024-04-01,${row}` }, {}, before).completions!;

	it.each([
		['waiting', '未確認', 'waiting'],
		['waiting', '確認済', 'confirmed'],
		['confirmed', '未確認', 'confirmed'],
		['confirmed', '確認済', 'confirmed']
	] as const)('that is %s and comes as %s is %s', (stored, word, state) => {
		const { changed, unchanged } = read(`2,,${word},`, completion(stored));
		expect(changed.map(({ after }) => after)).toEqual(stored === state ? [] : [completion(state)]);
		expect(unchanged).toBe(stored === state ? 1 : 0);
	});

	it.each(['returned', 'withdrawn'] as const)('that was %s stays so, whatever comes', (state) => {
		expect(read('9,5,確認済,人事', completion(state))).toEqual({ added: [], changed: [], unchanged: 1 });
	});

	it('gets a new source once, at the end, and keeps those it has', () => {
		const { after } = read('2,,確認済,人事', completion('confirmed')).changed[0]!;
		expect(after.sources).toEqual(['本人', '人事']);
		expect(read('2,,確認済,人事', after).unchanged).toBe(1);
		expect(read('2,,確認済,', after).unchanged).toBe(1);
	});

	it('takes hours and comprehension from the package, also while its state is not lowered', () => {
		expect(read('3,5,未確認,本人', completion('confirmed')).changed).toMatchObject([
			{ after: { hours: 3, comprehension: 5, state: 'confirmed', method: '集合' } }
		]);
		expect(read(',,確認済,', completion('confirmed')).changed).toMatchObject([{ after: { hours: null } }]);
	});

	it('takes the method where the column is there', () => {
		const header = `${headers.completions},method`;
		expect(read('2,,確認済,,', completion('confirmed'), header).changed).toMatchObject([{ after: { method: null } }]);
		expect(read('2,,確認済,,動画', completion('confirmed'), header).changed).toMatchObject([
			{ after: { method: '動画' } }
		]);
	});

	it('that is not stored is added', () => {
		expect(read('2,,未確認,人事', undefined).added).toEqual([
			completion('waiting', { sources: ['人事'], method: null })
		]);
	});
});

describe('a holding', () => {
	const stored = (state: CompletionState) => {
		const town = storedFrom(whole);
		return { ...town, holdings: town.holdings.map((holding) => ({ ...holding, state })) };
	};
	const read = (row: string, state: CompletionState) =>
		difference(
			readFiles({ 'qualifications.csv': lines('holdings', `1,AP,R5,${row}`) }).parsed,
			stored(state),
			() => undefined
		).holdings!;

	it('is raised and never lowered', () => {
		expect(read(',,確認済', 'waiting').changed).toMatchObject([{ after: { state: 'confirmed' } }]);
		expect(read(',,未確認', 'confirmed').unchanged).toBe(1);
		expect(read('第1号,,未確認', 'confirmed').changed).toMatchObject([
			{ after: { state: 'confirmed', certificateNumber: '第1号' } }
		]);
	});

	it('that was returned stays so', () => {
		expect(read('第1号,,確認済', 'returned').unchanged).toBe(1);
	});

	it.each([
		[['withdrawn', 'waiting'], 1],
		[['waiting', 'withdrawn'], 1],
		[['withdrawn', 'withdrawn'], 0]
	] as const)('that was taken back and made again is meant where it lives: %o', (states, changed) => {
		const parsed = readFiles({ 'qualifications.csv': lines('holdings', '1,AP,R5,,,確認済') }).parsed;
		const holdings = states.flatMap((state) => stored(state).holdings);
		const found = difference(parsed, { ...storedFrom(whole), holdings }, () => undefined).holdings!;
		expect([found.added.length, found.changed.length]).toEqual([0, changed]);
		expect(found.changed.every(({ before }) => before.state === 'waiting')).toBe(true);
	});

	it('is another one when its 合格日 is written in another way', () => {
		const found = compared({ 'qualifications.csv': lines('holdings', '1,AP,2023,,,確認済') }, whole);
		expect(found.holdings).toMatchObject({ added: [{ passedOn: '2023' }], unchanged: 0 });
	});
});

describe('an indicator', () => {
	const read = (change: object, own: object = {}) =>
		compared({ 'plan.json': plans(change, own) }, { 'plan.json': plans() });

	it('does not change by the order of its targets or by writing a default', () => {
		const same = {
			targets: [...indicator.targets].reverse(),
			atLeast: 1,
			since: null,
			population: { posts: 'primary', ranks: ['主事'], roles: [] }
		};
		expect(read(same).indicators).toEqual({ added: [], changed: [], unchanged: 1 });
	});

	it.each([
		[{ name: '別名' }],
		[{ note: 'x' }],
		[{ window: 'valid' }],
		[{ atLeast: 2 }],
		[{ population: { ranks: [] } }],
		[{ targets: [{ fiscalYear: 2023, percent: 20 }] }],
		[{ targets: [] }],
		[{ targets: [{ fiscalYear: 2023, percent: 21 }, indicator.targets[1]] }]
	])('is replaced with its rule and all targets by %o', (change) => {
		expect(read(change).indicators!.changed).toHaveLength(1);
	});

	it('that is left out stays, and its plan is compared beside it', () => {
		const found = read({}, { indicators: [], name: '新しい名' });
		expect(found.indicators).toEqual({ added: [], changed: [], unchanged: 0 });
		expect(found.plans!.changed).toMatchObject([{ before: { name: '計画' }, after: { name: '新しい名' } }]);
		expect(packageCounts(found)).toEqual({ 'plan.json': { added: 0, changed: 0, unchanged: 0 } });
	});
});
