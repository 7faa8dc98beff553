import { expect, it } from 'vitest';
import { type PackageSketch } from '../../factories/package';
import { faultsOf } from './stored-town';

/** The list of what is refused is complete: everything else is taken, however odd. */

it.each<[what: string, files: PackageSketch]>([
	[
		'an absence before hiring, after leaving and beside another one',
		{
			'absences.csv': ['0009,休職,2020-04-01,2020-12-31', '0008,派遣,2024-01-01,', '0005,休職,2023-11-01,2023-12-31']
		}
	],
	[
		'an appointment before hiring, past leaving and in a department that has ended',
		{
			'departments.csv': ['3000,旧部,,2010-04-01,2015-03-31,'],
			'appointments.csv': ['0009,DX推進員,3000,2012-04-01,,', '0008,DX推進員,1010,2024-01-01,2026-03-31,']
		}
	],
	['a role nobody has heard of', { 'appointments.csv': ['0001,魔法使い,1010,2025-04-01,,'] }],
	[
		'a completion before hiring, and one on a day without a post',
		{
			'staff.csv': ['0100,甲,,,,2025-04-01,'],
			'completions.csv': ['0009,SEC,2020-04-01,,,確認済,,', '0100,SEC,2025-05-01,,,確認済,,']
		}
	],
	[
		'a pass outside the years of its examination, and one that is not in force',
		{
			'qualifications.csv': ['0001,OLD-2,2025-04-20,,,確認済', '0001,AP,1975,,,確認済']
		}
	],
	['an expiry before the pass: it is no period', { 'qualifications.csv': ['0001,SC,2025-04-20,,2020-04-01,確認済'] }],
	[
		'the same pass written in two ways: the key is what is written',
		{
			'qualifications.csv': ['0001,IP,2023,,,確認済', '0001,IP,R5,,,確認済']
		}
	],
	[
		'people, posts, departments, absences and appointments of the future',
		{
			'departments.csv': ['3000,新部,,2030-04-01,,', '3010,新課,3000,2030-04-01,,'],
			'staff.csv': ['0100,甲,,,,2030-04-01,'],
			'assignments.csv': ['0100,3010,本務,常勤,,,2030-04-01,'],
			'absences.csv': ['0001,休職,2030-04-01,'],
			'appointments.csv': ['0100,所属長,3010,2030-04-01,,']
		}
	],
	[
		'a department that comes back after a gap',
		{
			'departments.csv': ['3000,部,,2010-04-01,2015-03-31,', '3000,部,,2020-04-01,,']
		}
	],
	[
		'a child that starts and ends with its parent, over two versions of it',
		{
			'departments.csv': [
				'3000,部,,2010-04-01,2015-03-31,',
				'3000,新部,,2015-04-01,2020-03-31,',
				'3010,課,3000,2010-04-01,2020-03-31,'
			]
		}
	],
	[
		'two departments that change places between two days',
		{
			'departments.csv': [
				'3000,甲,,2010-04-01,2015-03-31,',
				'3100,乙,3000,2010-04-01,2015-03-31,',
				'3000,甲,3100,2015-04-01,,',
				'3100,乙,,2015-04-01,,'
			]
		}
	],
	[
		'a transfer: the stored post ended and the next one begun, in whatever order',
		{
			'assignments.csv': [
				'0001,2010,本務,常勤,一般行政職,主任,2025-04-01,',
				'0001,1010,本務,常勤,一般行政職,主任,2015-04-01,2025-03-31'
			]
		}
	],
	[
		'a post without an end in a department that ends when the person leaves',
		{
			'departments.csv': ['3000,部,,2020-04-01,2026-03-31,'],
			'staff.csv': ['0100,甲,,,,2020-04-01,2026-03-31'],
			'assignments.csv': ['0100,3000,本務,常勤,,,2020-04-01,']
		}
	],
	[
		'a leaver whose stored post has no end: it ends by itself',
		{
			'staff.csv': ['0001,海野 花子,,,,2015-04-01,2026-03-31']
		}
	],
	[
		'any number of 兼務, also in the department of the 本務',
		{
			'assignments.csv': [
				'0001,1010,兼務,常勤,,,2020-04-01,',
				'0001,1020,兼務,常勤,,,2020-04-01,',
				'0001,2010,兼務,,,,2020-04-01,'
			]
		}
	],
	['an employment of one day, and one without any post', { 'staff.csv': ['0100,甲,,,,2025-04-01,2025-04-01'] }],
	[
		'the same name, mail and certificate number twice',
		{
			'staff.csv': ['0100,海野 花子,,,hanako@example.lg.jp,2025-04-01,'],
			'qualifications.csv': ['0003,AP,2020,第1号,,確認済', '0004,AP,2020,第1号,,確認済']
		}
	],
	[
		'free words of any kind, and names that a spreadsheet would compute',
		{
			'staff.csv': ['0100,=1+1,ﾊﾝｶｸ,,@,2025-04-01,'],
			'assignments.csv': ['0100,1010,本務,鵜飼,宮司,見習い,2025-04-01,'],
			'absences.csv': ['0100,宇宙飛行,2025-04-01,']
		}
	],
	[
		'numbers at their bounds',
		{
			'departments.csv': ['3000,部,,2020-04-01,,-1.5'],
			'courses.csv': ['X,研修,その他,,1', 'Y,研修,DX,,100000'],
			'completions.csv': ['0001,SEC,2025-04-01,0,1,確認済,,', '0002,SEC,2025-04-01,0.25,5,確認済,,']
		}
	],
	['files that hold their header alone', { 'staff.csv': [], 'completions.csv': [], 'plan.json': { plans: [] } }],
	[
		'targets of any size, beside the years of the plan, for a department or with a headcount alone',
		{
			'plan.json': {
				plans: [
					{
						code: 'p',
						name: '計画',
						fiscalYears: [2025, 2025],
						indicators: [
							{
								code: 'i',
								name: '指標',
								kind: 'training_rate',
								courses: { anyOf: ['SEC'] },
								window: 'valid',
								targets: [
									{ fiscalYear: 2040, percent: 120 },
									{ fiscalYear: 2025, headcount: 5 },
									{ fiscalYear: 2025, departmentCode: '2010', percent: 0 },
									{ fiscalYear: 2026, value: 3 }
								]
							}
						]
					}
				]
			}
		}
	]
])('takes %s', async (_what, files) => {
	expect(await faultsOf(files)).toEqual([]);
});
