import { describe, expect, it } from 'vitest';
import { headers, lines, readFiles } from '../testing/package-of';

describe('words, numbers and dates', () => {
	const completion = (change: Partial<Record<string, string>>) => {
		const values = { completed_on: '2024-04-01', hours: '', comprehension: '', status: '確認済', ...change };
		const row = ['01', 'DX', values.completed_on, values.hours, values.comprehension, values.status, ''];
		return readFiles({ 'completions.csv': lines('completions', row.join(',')) });
	};

	it.each([
		['hours', '0', 0],
		['hours', '1.5', 1.5],
		['hours', '１．５', 1.5],
		['hours', '007', 7],
		['comprehension', '1', 1],
		['comprehension', '5', 5],
		['comprehension', '５', 5]
	])('%s takes %s', (column, written, value) => {
		const { parsed, faults } = completion({ [column]: written });
		expect(faults).toEqual([]);
		expect(parsed.completions!.values[0]![column as 'hours']).toBe(value);
	});

	it.each([
		['hours', '-1', '0以上の数'],
		['hours', '二', '0以上の数'],
		['hours', '1時間5分', '0以上の数'],
		['hours', '1e3', '0以上の数'],
		['hours', 'Infinity', '0以上の数'],
		['hours', '0x10', '0以上の数'],
		['hours', '9'.repeat(400), '0以上の数'],
		['comprehension', '0', '1から5までの整数'],
		['comprehension', '6', '1から5までの整数'],
		['comprehension', '3.5', '1から5までの整数'],
		['status', '確認待ち', '確認済、未確認'],
		['status', '差戻し', '確認済、未確認'],
		['completed_on', '2024/13/1', '日付ではありません'],
		['completed_on', '2024', '日付ではありません'],
		['completed_on', '2024-4-1', '日付ではありません'],
		['completed_on', 'H31.5.1', '日付ではありません']
	])('%s does not take %s', (column, written, sentence) => {
		const { parsed, faults } = completion({ [column]: written });
		expect(faults).toEqual([
			{ file: 'completions.csv', row: 2, column, value: written, message: expect.stringContaining(sentence) }
		]);
		expect(parsed.completions).toMatchObject({ values: [], faulty: [{ rowNumber: 2 }] });
	});

	it('says of a wrong date which forms there are', () => {
		expect(completion({ completed_on: '2024/13/1' }).faults[0]!.message).toBe(
			'受講日「2024/13/1」は日付ではありません。2024-04-01、2024/4/1、R6.4.1 のように書いてください。'
		);
	});

	it.each([
		['courses.csv', lines('courses', 'A,a,DX,,1', 'B,b,情報セキュリティ,,12', 'C,c,その他,,'), []],
		[
			'courses.csv',
			lines('courses', 'A,a,dx,,0', 'B,b,ＤＸ,,1.5', 'C,c,防災,,-1'),
			['2 category', '2 valid_months', '3 category', '3 valid_months', '4 category', '4 valid_months']
		],
		['assignments.csv', lines('assignments', '1,A,本務,,,,2024-04-01,', '1,A,兼務,,,,2024-04-01,'), []],
		[
			'assignments.csv',
			lines('assignments', '1,A,専任,,,,2024-04-01,', '1,A,本務兼務,,,,2024-04-01,'),
			['2 kind', '3 kind']
		],
		[
			'departments.csv',
			`${headers.departments},order\nA,a,,2024-04-01,,-1\nB,b,,2024-04-01,,1.5\nC,c,,2024-04-01,,あ`,
			['4 order']
		],
		['absences.csv', lines('absences', '1,何でもよい,2024-04-01,'), []],
		['appointments.csv', lines('appointments', '1,何でもよい,A,2024-04-01,,'), []]
	])('in %s are closed or free as the format says (%#)', (file, text, expected) => {
		const { faults } = readFiles({ [file]: text });
		expect(faults.map(({ row, column }) => `${row} ${column}`)).toEqual(expected);
	});

	it('of a pass may be a part of a date, which counts from its last day and stays as written', () => {
		const rows = ['2019', '2019-02', 'R5', 'R5.6', 'H31', '２０２０', '2019/6/18'];
		const { parsed, faults } = readFiles({
			'qualifications.csv': lines('holdings', ...rows.map((passedOn) => `1,AP,　${passedOn} ,,,未確認`))
		});
		expect(faults).toEqual([]);
		expect(parsed.holdings!.values.map(({ passedOn, countedOn }) => [passedOn, countedOn])).toEqual([
			['2019', '2019-12-31'],
			['2019-02', '2019-02-28'],
			['R5', '2023-12-31'],
			['R5.6', '2023-06-30'],
			['H31', '2019-04-30'],
			['２０２０', '2020-12-31'],
			['2019/6/18', '2019-06-18']
		]);
	});

	it.each(['2019/6', '19', 'R5.13', '合格', 'R0', '2019-6'])(
		'of a pass are refused where they are none: %s',
		(written) => {
			const { faults } = readFiles({ 'qualifications.csv': lines('holdings', `1,AP,${written},,,確認済`) });
			expect(faults).toMatchObject([{ row: 2, column: 'passed_on', value: written }]);
		}
	);

	it('of one row are all told, in the order of the columns', () => {
		const { faults } = readFiles({ 'completions.csv': lines('completions', ',DX,x,y,z,w,') });
		expect(faults.map(({ column }) => column)).toEqual([
			'staff_number',
			'completed_on',
			'hours',
			'comprehension',
			'status'
		]);
	});
});
