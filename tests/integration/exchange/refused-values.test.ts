import { expect, it } from 'vitest';
import { type CsvName, packageHeaders, type PackageSketch } from '../../factories/package';
import { faultsOf, place } from './stored-town';

/** What can be wrong with a file or a value in itself: rule 1 of what is refused. */

it.each<{ files: PackageSketch; faults: string[]; because: string }>([
	{
		files: { 'staff.csv': Buffer.from([0x73, 0xff, 0xfe, 0x0a]) },
		faults: ['staff.csv - - -'],
		because: 'the bytes are neither UTF-8 nor CP932'
	},
	{ files: { 'plan.json': '{ "plans": [' }, faults: ['plan.json - - -'], because: 'the JSON ends early' },
	{
		files: { 'plan.json': Buffer.from([...Buffer.from('{ "plans": ["'), 0x8c, 0x76, ...Buffer.from('"] }')]) },
		faults: ['plan.json - - -'],
		because: 'plan.json is always UTF-8, never CP932'
	},
	{
		files: { 'courses.csv': 'code,name,category,provider\nX,X,DX,\n' },
		faults: ['courses.csv - valid_months -'],
		because: 'a column may be blank and must still be there'
	},
	{
		files: { 'absences.csv': 'staff_number,kind\n0001,休職\n' },
		faults: ['absences.csv - from -', 'absences.csv - to -'],
		because: 'every missing column is named'
	},
	{
		files: { 'appointments.csv': '' },
		faults: ['staff_number', 'role_code', 'department_code', 'from', 'to', 'order_number'].map(
			(column) => `appointments.csv - ${column} -`
		),
		because: 'an empty file has no column at all'
	}
])('$because: $faults', async ({ files, faults }) => {
	expect((await faultsOf(files)).map(place)).toEqual(faults);
});

/** A row of each file in which every value stands, and the columns that may be blank in it. */
const full: Record<CsvName, { row: string; mayBeBlank: string[] }> = {
	'departments.csv': { row: '3000,部,1000,2020-04-01,2025-03-31,3', mayBeBlank: ['parent_code', 'valid_to', 'order'] },
	'staff.csv': {
		row: '0100,名前,カナ,旧姓,a@example.lg.jp,2020-04-01,2025-03-31',
		mayBeBlank: ['kana', 'former_name', 'email', 'left_on']
	},
	'assignments.csv': {
		row: '0001,1010,兼務,常勤,一般行政職,主事,2020-04-01,2025-03-31',
		mayBeBlank: ['employment_type', 'job_class', 'rank', 'to']
	},
	'absences.csv': { row: '0001,休職,2020-04-01,2025-03-31', mayBeBlank: ['to'] },
	'courses.csv': { row: 'X,研修,DX,機関,12', mayBeBlank: ['provider', 'valid_months'] },
	'completions.csv': {
		row: '0001,SEC,2020-04-01,1.5,3,確認済,名簿,集合',
		mayBeBlank: ['hours', 'comprehension', 'source', 'method']
	},
	'qualifications.csv': {
		row: '0001,IP,2020-04-01,第1号,2025-03-31,確認済',
		mayBeBlank: ['certificate_number', 'expires_on']
	},
	'appointments.csv': { row: '0001,DX推進員,1010,2020-04-01,2025-03-31,第1号', mayBeBlank: ['to', 'order_number'] }
};

it.each(Object.keys(full) as CsvName[])(
	'refuses a blank in every column of %s that is not said to allow it',
	async (file) => {
		const values = full[file].row.split(',');
		const columns = packageHeaders[file].split(',');
		const blanked = columns.map((_, index) => values.with(index, '').join(','));
		// All rows but the first are the same row, so keys that repeat are none of this test's business.
		const found = await faultsOf({ [file]: [full[file].row, ...blanked] });
		const blanks = found.filter(({ value }) => value === '').map(place);
		const refused = columns.flatMap((column, index) =>
			full[file].mayBeBlank.includes(column) ? [] : [`${file} ${index + 3} ${column} `]
		);
		expect(blanks).toEqual(refused);
		expect(refused.length).toBeGreaterThan(0);
	}
);

/** One value put into the full row of its file. */
it.each<[file: CsvName, column: string, value: string, because: string]>([
	['assignments.csv', 'kind', '主務', 'no such kind'],
	['assignments.csv', 'kind', '本 務', 'white space inside is not cut'],
	['completions.csv', 'status', '確認待ち', 'a package says 未確認'],
	['completions.csv', 'status', '差戻し', 'a package cannot send back'],
	['qualifications.csv', 'status', '取下げ', 'nor withdraw'],
	['courses.csv', 'category', 'ＤＸ', 'words are not folded'],
	['courses.csv', 'category', 'セキュリティ', 'the word is 情報セキュリティ'],
	['completions.csv', 'comprehension', '0', 'below 1'],
	['completions.csv', 'comprehension', '6', 'above 5'],
	['completions.csv', 'comprehension', '3.5', 'not one of 1–5'],
	['completions.csv', 'comprehension', '高い', 'no number'],
	['completions.csv', 'hours', '-1', 'below 0'],
	['completions.csv', 'hours', '3時間', 'no number'],
	['completions.csv', 'hours', '1e3', 'not as people write numbers'],
	['courses.csv', 'valid_months', '0', 'below 1'],
	['courses.csv', 'valid_months', '-12', 'below 1'],
	['courses.csv', 'valid_months', '1.5', 'no whole month'],
	['courses.csv', 'valid_months', '12か月', 'no number'],
	['departments.csv', 'order', '一', 'no number'],
	['staff.csv', 'hired_on', '2025-02-29', 'no such day'],
	['staff.csv', 'hired_on', '2025-4-1', 'with hyphens there are two digits'],
	['staff.csv', 'hired_on', '20250401', 'eight digits are no form'],
	['staff.csv', 'hired_on', '2025年4月1日', 'no era'],
	['staff.csv', 'left_on', 'R1.4.30', '令和 had not begun'],
	['staff.csv', 'left_on', 'H31.5.1', '平成 had ended'],
	['staff.csv', 'left_on', '平成32年4月1日', '平成 had ended'],
	['staff.csv', 'left_on', 'S64.1.8', 'the first day of 平成'],
	['staff.csv', 'left_on', 'R0.4.1', 'there is no year 0'],
	['staff.csv', 'left_on', '6080401', 'no era has the digit 6'],
	['staff.csv', 'left_on', '5081301', 'no thirteenth month'],
	['staff.csv', 'left_on', '退職済', 'no date'],
	['absences.csv', 'from', '45748', 'the number of a day in Excel is no date'],
	['absences.csv', 'to', '2025/2/30', 'no such day'],
	['completions.csv', 'completed_on', '2025-04', 'a part is enough for a pass alone'],
	['qualifications.csv', 'passed_on', '2024-13', 'no such month'],
	['qualifications.csv', 'passed_on', 'H31.5', 'outside 平成'],
	['qualifications.csv', 'passed_on', '令和', 'no year'],
	['qualifications.csv', 'expires_on', '2025', 'a full date, since it begins a day'],
	['appointments.csv', 'from', '未定', 'no date']
])('refuses %s %s 「%s」 (%s)', async (file, column, value, _because) => {
	const index = packageHeaders[file].split(',').indexOf(column);
	const found = await faultsOf({ [file]: ['', full[file].row.split(',').with(index, value).join(',')] });
	expect(found.map(place)).toEqual([`${file} 3 ${column} ${value}`]);
	expect(found[0]?.message, 'names the value and says what to do').toMatch(/「.*」.*。.*ください。$/);
});
