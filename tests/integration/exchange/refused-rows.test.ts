import { describe, expect, it } from 'vitest';
import { type PackageSketch } from '../../factories/package';
import { smallTown } from '../../factories/package-town';
import { faultsOf, place } from './stored-town';

/** What can be wrong with rows among themselves and with what is stored: rules 2, 3, 4 and 8 of what is refused. */
type Case = [because: string, files: PackageSketch, faults: string[]];

const refuses = async (_because: string, files: PackageSketch, faults: string[]) => {
	const found = await faultsOf(files);
	expect(found.map(place)).toEqual(faults);
	for (const { message } of found) expect(message, 'says in Japanese what to do').toMatch(/[ぁ-ん].*ください。$/);
};

describe('2. the same key twice in one file', () => {
	it.each<Case>([
		[
			'departments.csv: code + valid_from, however the day is written',
			{ 'departments.csv': ['3000,部,,2020-04-01,2021-03-31,', '3000,部,,R2.4.1,2021-03-31,'] },
			['departments.csv 3 code 3000']
		],
		[
			'staff.csv: staff_number',
			{ 'staff.csv': ['0100,甲,,,,2020-04-01,', '0100,乙,,,,2021-04-01,'] },
			['staff.csv 3 staff_number 0100']
		],
		[
			'assignments.csv: staff_number + department_code + kind + from',
			{ 'assignments.csv': ['0009,1010,兼務,常勤,,,2025-04-01,', '0009,1010,兼務,任期付,,,2025/4/1,2025-12-31'] },
			['assignments.csv 3 staff_number 0009']
		],
		[
			'absences.csv: staff_number + kind + from',
			{ 'absences.csv': ['0001,休職,2025-04-01,2025-05-31', '0001,休職,5070401,2025-06-30'] },
			['absences.csv 3 staff_number 0001']
		],
		['courses.csv: code', { 'courses.csv': ['X,甲,DX,,', 'X,乙,DX,,'] }, ['courses.csv 3 code X']],
		[
			'completions.csv: staff_number + course_code + completed_on; each later row is named',
			{
				'completions.csv': [
					'0001,SEC,2025-04-01,,,確認済,甲,',
					'0002,SEC,2025-04-01,,,確認済,甲,',
					'0001,SEC,R7.4.1,,,未確認,乙,',
					'0001,SEC,令和7年4月1日,,,確認済,丙,'
				]
			},
			['completions.csv 4 staff_number 0001', 'completions.csv 5 staff_number 0001']
		],
		[
			'qualifications.csv: staff_number + qualification_code + passed_on as written',
			{ 'qualifications.csv': ['0001,IP,R5,,,確認済', '0001,IP,R5,第1号,,確認済'] },
			['qualifications.csv 3 staff_number 0001']
		],
		[
			'appointments.csv: staff_number + role_code + department_code + from',
			{
				'appointments.csv': ['0001,DX推進員,1010,2025-04-01,,', '0001,DX推進員,1010,2025-04-01,2026-03-31,第2号']
			},
			['appointments.csv 3 staff_number 0001']
		]
	])('%s', refuses);
});

describe('3. what nobody knows', () => {
	it.each<Case>([
		[
			'a department, wherever it is named',
			{
				'departments.csv': ['3010,課,9999,2020-04-01,,'],
				'assignments.csv': ['0009,9999,兼務,常勤,,,2025-04-01,'],
				'appointments.csv': ['0001,DX推進員,9999,2025-04-01,,']
			},
			[
				'departments.csv 2 parent_code 9999',
				'assignments.csv 2 department_code 9999',
				'appointments.csv 2 department_code 9999'
			]
		],
		[
			'a staff number, wherever it is named; 1 is not 0001',
			{
				'assignments.csv': ['1,1010,本務,常勤,,,2025-04-01,'],
				'absences.csv': ['9999,休職,2025-04-01,'],
				'completions.csv': ['9999,SEC,2025-04-01,,,確認済,,'],
				'qualifications.csv': ['9999,IP,2025-04-01,,,確認済'],
				'appointments.csv': ['9999,DX推進員,1010,2025-04-01,,']
			},
			[
				'assignments.csv 2 staff_number 1',
				'absences.csv 2 staff_number 9999',
				'completions.csv 2 staff_number 9999',
				'qualifications.csv 2 staff_number 9999',
				'appointments.csv 2 staff_number 9999'
			]
		],
		['a course', { 'completions.csv': ['0001,sec,2025-04-01,,,確認済,,'] }, ['completions.csv 2 course_code sec']],
		[
			'a qualification that the catalogue does not have',
			{ 'qualifications.csv': ['0001,TOEIC,2025-04-01,,,確認済'] },
			['qualifications.csv 2 qualification_code TOEIC']
		]
	])('%s', refuses);

	it('knows what comes in the same package, in whatever order', async () => {
		expect(await faultsOf(smallTown, 'nothing')).toEqual([]);
	});

	it('names each of them once where nothing is stored', async () => {
		const found = await faultsOf({ 'completions.csv': ['0001,SEC,2025-04-01,,,確認済,,'] }, 'nothing');
		expect(found.map(place)).toEqual(['completions.csv 2 staff_number 0001', 'completions.csv 2 course_code SEC']);
	});
});

describe('4. a period that ends before it starts', () => {
	it.each<Case>([
		[
			'in every file; the last day may be the first one',
			{
				'departments.csv': ['3000,部,,2020-04-01,2020-03-31,', '3010,課,,2020-04-01,2020-04-01,'],
				'staff.csv': ['0100,甲,,,,2020-04-01,2020-03-31', '0101,乙,,,,2020-04-01,2020-04-01'],
				'assignments.csv': ['0009,1010,兼務,常勤,,,2025-04-01,R7.3.31', '0009,1020,兼務,常勤,,,2025-04-01,2025-04-01'],
				'absences.csv': ['0001,休職,2025-04-01,2025-03-31', '0001,派遣,2025-04-01,2025-04-01'],
				'appointments.csv': ['0001,DX推進員,1010,2025-04-01,2025/3/31,', '0001,CSIRT要員,1010,2025-04-01,2025-04-01,']
			},
			[
				'departments.csv 2 valid_to 2020-03-31',
				'staff.csv 2 left_on 2020-03-31',
				'assignments.csv 2 to R7.3.31',
				'absences.csv 2 to 2025-03-31',
				'appointments.csv 2 to 2025/3/31'
			]
		]
	])('%s', refuses);
});

describe('8. what has not happened yet', () => {
	it.each<Case>([
		[
			'a completion of tomorrow; today’s may stand',
			{ 'completions.csv': ['0001,SEC,2026-06-16,,,確認済,,', '0002,SEC,R8.6.15,,,未確認,,'] },
			['completions.csv 2 completed_on 2026-06-16']
		],
		[
			'a pass whose first possible day is tomorrow or later; a part of a date that has begun may stand',
			{
				'qualifications.csv': [
					'0001,IP,2026-06-16,,,確認済',
					'0001,SG,2026-07,,,確認済',
					'0001,AP,R9,,,確認済',
					'0001,ST,2026,,,確認済',
					'0001,SA,R8.6,,,確認済'
				]
			},
			[
				'qualifications.csv 2 passed_on 2026-06-16',
				'qualifications.csv 3 passed_on 2026-07',
				'qualifications.csv 4 passed_on R9'
			]
		]
	])('%s', refuses);
});

it('tells every fault of every file at once, in the order of the files, rows and columns', async () => {
	const found = await faultsOf({
		'plan.json': {
			plans: [
				{ code: 'p', name: '計画', fiscalYears: [2024, 2024], indicators: [{ code: 'i', name: '指標', kind: 'rate' }] }
			]
		},
		'completions.csv': ['9999,NONE,2026-02-30,-1,9,済,,'],
		'courses.csv': ['X,,その他,,0'],
		'staff.csv': ['0100,甲,,,,2020-04-01,2020-03-31', ',乙,,,,2020-04-01,']
	});
	expect(found.map(place)).toEqual([
		'staff.csv 2 left_on 2020-03-31',
		'staff.csv 3 staff_number ',
		'courses.csv 2 name ',
		'courses.csv 2 valid_months 0',
		'completions.csv 2 staff_number 9999',
		'completions.csv 2 course_code NONE',
		'completions.csv 2 completed_on 2026-02-30',
		'completions.csv 2 hours -1',
		'completions.csv 2 comprehension 9',
		'completions.csv 2 status 済',
		'plan.json - plans[0].indicators[0].kind rate'
	]);
});

it('shows the row as the spreadsheet does, blank rows and line breaks inside quotes counted as it counts them', async () => {
	const text = 'code,name,category,provider,valid_months\n\nA,"二行の\n名前",DX,,\n,,,,\nB,乙,ほか,,\n';
	expect((await faultsOf({ 'courses.csv': text })).map(place)).toEqual(['courses.csv 5 category ほか']);
});
