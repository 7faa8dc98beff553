import fc from 'fast-check';
import { type CsvName } from '../../factories/package';
import { dxRate, townPlan } from '../../factories/package-town';

/** What may happen to a town. `pick` chooses among what there is when it happens. */
export type Happening =
	| { kind: 'import'; files: Partial<Record<CsvName, string[]>>; plan: object | null }
	| { kind: 'record'; staffNumber: string; courseCode: string; completedOn: string }
	| { kind: 'confirm' | 'return' | 'hold' | 'correct' | 'withdraw' | 'undo'; pick: number };

/** Through which of two openings of the database it happens, and whether the first one looks at its ledger afterwards. */
export type Step = { happening: Happening; second: boolean; look: boolean };

// 0011 and 0012 are not there at first, nor are the department 3000 and the course NEW.
const person = fc.constantFrom('0001', '0002', '0003', '0009', '0010', '0011', '0012');
const course = fc.constantFrom('DX-BASIC', 'DX-ADVANCED', 'SEC', 'NEW');
const department = fc.constantFrom('1000', '1010', '1020', '2010', '3000');
const past = fc.constantFrom('2023-03-31', '2023-06-01', '2024-03-31', '2024-04-01');
const start = fc.constantFrom('2015-04-01', '2023-04-01', '2024-04-01', '2025-04-01');
const end = fc.constantFrom('', '', '', '2024-03-31', '2025-03-31', '2026-03-31');
const status = fc.constantFrom('確認済', '未確認');
const line = (...columns: fc.Arbitrary<string>[]) => fc.tuple(...columns).map((values) => values.join(','));
const word = (...words: string[]) => fc.constantFrom(...words);

const rows: Record<CsvName, fc.Arbitrary<string>> = {
	'departments.csv': fc.oneof(
		line(
			word('1020'),
			word('企画課', '政策課'),
			word('1000', '2000'),
			word('2010-04-01'),
			word(''),
			word('', '1', '9')
		),
		line(word('3000'), word('新部', '改部'), word(''), start, word(''), word('', '0'))
	),
	'staff.csv': line(person, word('甲', '乙'), word(''), word(''), word(''), word('2015-04-01', '2024-04-01'), end),
	'assignments.csv': line(
		person,
		department,
		word('本務', '兼務', '兼務'),
		word('常勤', '常勤', '任期付'),
		word('一般行政職'),
		word('主事', '課長'),
		start,
		end
	),
	'absences.csv': line(person, word('育児休業', '休職'), start, end),
	'courses.csv': line(course, word('研修', '改称した研修'), word('DX'), word(''), word('', '1', '12')),
	'completions.csv': line(
		person,
		course,
		past,
		word(''),
		word('', '5'),
		status,
		word('甲', '乙'),
		word('', '集合', '動画')
	),
	'qualifications.csv': line(
		person,
		word('IP', 'FE', 'AP'),
		word('R5', '2023-06', '2024-03-31'),
		word(''),
		end,
		status
	),
	'appointments.csv': line(person, word('DX推進員'), department, start, end, word(''))
};

const { since: _, ...openDx } = dxRate;
const indicators = [
	dxRate,
	{ ...openDx, window: 'fiscal_year' },
	{ ...openDx, window: 'valid', courses: { anyOf: ['SEC', 'DX-BASIC'] }, atLeast: 2, population: { posts: 'each' } },
	{ ...openDx, code: 'of-members', population: { roles: ['DX推進員'], departments: ['1000', '2000'] } },
	{ ...openDx, code: 'people', kind: 'training_count', count: 'people', window: 'fiscal_year' },
	{ ...openDx, code: 'mean', kind: 'comprehension_rate', measure: 'mean' },
	{ ...openDx, code: 'by-qualification', kind: 'manual', unit: '件', direction: 'at_most' }
].map(({ kind, ...rest }) => (kind === 'manual' ? onlyManual(rest) : { kind, ...rest }));

function onlyManual({ code, name }: { code: string; name: string }) {
	return { code, name, kind: 'manual', unit: '件', direction: 'at_most', targets: [] };
}

const somePlan = fc
	.uniqueArray(fc.constantFrom(...indicators), { minLength: 1, maxLength: 2, selector: ({ code }) => code })
	.map((chosen) => ({ plans: [{ ...townPlan, indicators: chosen }] }));

const names = Object.keys(rows) as CsvName[];
const someRows = (name: CsvName) => fc.array(rows[name], { minLength: 1, maxLength: 2 });

export const someImport = fc
	.record({
		chosen: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 3 }),
		all: fc.tuple(...names.map(someRows)),
		plan: fc.option(somePlan, { freq: 4 })
	})
	.map(({ chosen, all, plan }): Extract<Happening, { kind: 'import' }> => {
		const files = Object.fromEntries(chosen.map((name) => [name, all[names.indexOf(name)]!]));
		return { kind: 'import', files, plan };
	});

const someHappening: fc.Arbitrary<Happening> = fc.oneof(
	{ weight: 5, arbitrary: someImport },
	{
		weight: 2,
		arbitrary: fc.record({
			kind: fc.constant('record' as const),
			staffNumber: person,
			courseCode: course,
			completedOn: past
		})
	},
	{
		weight: 6,
		arbitrary: fc.record({
			kind: fc.constantFrom('confirm', 'return', 'hold', 'correct', 'withdraw', 'undo', 'undo'),
			pick: fc.nat(1000)
		})
	}
);

export const someSteps: fc.Arbitrary<Step[]> = fc.noBias(
	fc.array(fc.record({ happening: someHappening, second: fc.boolean(), look: fc.boolean() }), {
		minLength: 1,
		maxLength: 24,
		size: 'max'
	})
);
