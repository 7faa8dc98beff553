import { describe, expect, it } from 'vitest';
import { type PackageSketch } from '../../factories/package';
import { faultsOf, place } from './stored-town';

/** Departments, 本務 and posts that do not fit in time, in the package or with what is stored: rules 5, 6 and 7 of what is refused. */
type Case = [because: string, files: PackageSketch, faults: string[]];

const refuses = async (_because: string, files: PackageSketch, faults: string[]) => {
	const found = await faultsOf(files);
	expect(found.map(place)).toEqual(faults);
	for (const { message } of found) expect(message, 'says in Japanese what to do').toMatch(/[ぁ-ん].*ください。$/);
};

describe('5. departments', () => {
	it.each<Case>([
		[
			'two rows of one code on the same day',
			{ 'departments.csv': ['3000,甲,,2020-04-01,2021-04-01,', '3000,乙,,2021-04-01,,'] },
			['departments.csv 3 valid_from 2021-04-01']
		],
		[
			'a new row beside one that is stored and was not ended',
			{ 'departments.csv': ['1020,企画政策課,1000,2025-04-01,,'] },
			['departments.csv 2 valid_from 2025-04-01']
		],
		[
			'a parent that begins later',
			{ 'departments.csv': ['3000,部,,2021-04-01,,', '3010,課,3000,2020-04-01,,'] },
			['departments.csv 3 parent_code 3000']
		],
		[
			'a parent that ends earlier',
			{ 'departments.csv': ['3000,部,,2020-04-01,2025-03-31,', '3010,課,3000,2020-04-01,,'] },
			['departments.csv 3 parent_code 3000']
		],
		[
			'a parent with a gap',
			{
				'departments.csv': ['3000,部,,2020-04-01,2022-03-31,', '3000,部,,2022-04-02,,', '3010,課,3000,2020-04-01,,']
			},
			['departments.csv 4 parent_code 3000']
		],
		[
			'an end for a stored parent whose children go on, told at the row that ends it',
			{ 'departments.csv': ['2000,市民部,,2010-04-01,2026-03-31,1'] },
			['departments.csv 2 valid_to 2026-03-31']
		],
		[
			'a department that is its own parent',
			{ 'departments.csv': ['3000,部,3000,2020-04-01,,'] },
			['departments.csv 2 parent_code 3000']
		],
		[
			'a department that is its own ancestor on a few days only',
			{
				'departments.csv': [
					'3000,甲,4000,2020-04-01,2022-03-31,',
					'3000,甲,,2022-04-01,,',
					'4000,乙,,2020-04-01,2022-03-30,',
					'4000,乙,3000,2022-03-31,,'
				]
			},
			['departments.csv 5 parent_code 3000']
		],
		[
			'a circle through what is stored',
			{ 'departments.csv': ['1000,企画情報部,1010,2010-04-01,,2'] },
			['departments.csv 2 parent_code 1010']
		]
	])('refuses %s', refuses);
});

describe('6. two 本務 of one person on one day', () => {
	it.each<Case>([
		[
			'in the package',
			{
				'staff.csv': ['0100,甲,,,,2020-04-01,'],
				'assignments.csv': ['0100,1010,本務,常勤,,,2020-04-01,2025-04-01', '0100,2010,本務,常勤,,,2025-04-01,']
			},
			['assignments.csv 3 from 2025-04-01']
		],
		[
			'beside one that is stored and was not ended',
			{ 'assignments.csv': ['0001,2010,本務,常勤,一般行政職,主任,2025-04-01,'] },
			['assignments.csv 2 from 2025-04-01']
		]
	])('%s', refuses);
});

describe('7. an assignment outside its employment or without its department', () => {
	it.each<Case>([
		[
			'a start before hiring and an end after leaving',
			{
				'staff.csv': ['0100,甲,,,,2020-04-01,2025-03-31'],
				'assignments.csv': ['0100,1010,本務,常勤,,,R2.3.31,', '0100,1020,兼務,常勤,,,2020-04-01,2025-04-01']
			},
			['assignments.csv 2 from R2.3.31', 'assignments.csv 3 to 2025-04-01']
		],
		[
			'a start after leaving',
			{ 'assignments.csv': ['0008,1010,兼務,常勤,,,2024-04-01,'] },
			['assignments.csv 2 from 2024-04-01']
		],
		[
			'days before the department begins',
			{ 'departments.csv': ['3000,部,,2026-04-01,,'], 'assignments.csv': ['0009,3000,兼務,常勤,,,2026-03-31,'] },
			['assignments.csv 2 from 2026-03-31']
		],
		[
			'an end after the department',
			{
				'departments.csv': ['3000,部,,2020-04-01,2026-03-31,'],
				'assignments.csv': ['0009,3000,兼務,常勤,,,2025-04-01,2026-04-01']
			},
			['assignments.csv 2 to 2026-04-01']
		],
		[
			'no end although the department ends before the person leaves',
			{
				'departments.csv': ['3000,部,,2020-04-01,2026-03-31,'],
				'assignments.csv': ['0009,3000,兼務,常勤,,,2025-04-01,']
			},
			['assignments.csv 2 to ']
		],
		[
			'a gap of the department in between',
			{
				'departments.csv': ['3000,部,,2020-04-01,2025-12-31,', '3000,部,,2026-02-01,,'],
				'assignments.csv': ['0009,3000,兼務,常勤,,,2025-04-01,2026-03-31']
			},
			['assignments.csv 2 to 2026-03-31']
		],
		[
			'a stored one whose person now leaves before its written end, told at the row that says so',
			{ 'staff.csv': ['0010,濵 大輔,ハマ ダイスケ,,,2012-04-01,2025-03-30'] },
			['staff.csv 2 left_on 2025-03-30']
		],
		[
			'a stored one whose person is now hired later',
			{ 'staff.csv': ['0009,沢 さくら,サワ サクラ,,,2024-04-02,'] },
			['staff.csv 2 hired_on 2024-04-02']
		],
		[
			'a stored one without an end whose department now ends',
			{ 'departments.csv': ['1020,企画課,1000,2010-04-01,2026-03-31,'] },
			['departments.csv 2 valid_to 2026-03-31']
		]
	])('refuses %s', refuses);
});
