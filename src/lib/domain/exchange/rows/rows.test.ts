import { describe, expect, it } from 'vitest';
import { parsePackage, type Sheet } from '$lib/domain/exchange';
import { headers, lines, readFiles, sheetOf } from '../testing/package-of';

function read(...sheets: Sheet[]) {
	return parsePackage({ sheets, plan: null });
}

const staffRows = (...rows: string[]) => read(sheetOf('staff.csv', [headers.staff, ...rows].join('\n')));

describe('headers', () => {
	it('may be English or Japanese, each column on its own and in any order', () => {
		const { parsed, faults } = readFiles({
			'staff.csv': '退職日,氏名,staff_number,hired_on,フリガナ\n,髙﨑,0012,R6.4.1,ﾀｶｻｷ'
		});
		expect(faults).toEqual([]);
		expect(parsed.staff!.values).toEqual([
			{
				staffNumber: '0012',
				name: '髙﨑',
				kana: 'ﾀｶｻｷ',
				formerName: null,
				email: null,
				hiredOn: '2024-04-01',
				leftOn: null
			}
		]);
	});

	it.each([
		['departments.csv', 'code,name,parent_code,valid_from,valid_to', ['order']],
		['staff.csv', headers.staff, ['former_name', 'email']],
		['completions.csv', headers.completions, ['method']],
		['courses.csv', headers.courses, []]
	] as const)('of %s may lack the optional columns', (file, header, absent) => {
		const { parsed, faults } = readFiles({ [file]: header });
		const rows = { 'departments.csv': parsed.departments, 'staff.csv': parsed.staff };
		const others = { 'completions.csv': parsed.completions, 'courses.csv': parsed.courses };
		expect(faults).toEqual([]);
		expect([...{ ...rows, ...others }[file]!.absent]).toEqual(absent);
	});

	it('lacking a column that must be there are a fault of the whole file, said once', () => {
		const { faults } = readFiles({ 'courses.csv': 'code,name\nDX,DX基礎\nSEC,安全' });
		expect(faults).toEqual(
			['category', 'provider', 'valid_months'].map((column) => ({
				file: 'courses.csv',
				row: null,
				column,
				value: null,
				message: expect.stringContaining(`（${column}）がありません`)
			}))
		);
	});

	it('of a file without any row lack every column', () => {
		const { faults } = read({ file: 'absences.csv', rows: [] });
		expect(faults.map(({ column }) => column)).toEqual(['staff_number', 'kind', 'from', 'to']);
	});

	it('with an unknown column, or one twice, are told and read', () => {
		const { faults, messages } = readFiles({
			'absences.csv': '備考,staff_number,kind,from,to,職員番号,\nx,01,休職,2024-04-01,,02,'
		});
		expect(faults).toEqual([]);
		expect(messages).toEqual([
			'absences.csv の列「備考」は知らない列なので読みません。',
			'absences.csv の列「職員番号」が二度あります。先にある列だけを読みます。'
		]);
	});
});

describe('rows', () => {
	it('keep the number the spreadsheet shows, although blank ones are skipped', () => {
		const { parsed } = staffRows('1,a,,2024-04-01,', '', ',　,\t,,', '2,b,,2024-04-01,');
		expect(parsed.staff!.rowNumbers).toEqual([2, 5]);
	});

	it('that are blank but for a column nobody reads are blank', () => {
		const { parsed, faults } = readFiles({ 'absences.csv': '備考,staff_number,kind,from,to\n以上,,,,' });
		expect([parsed.absences!.values, faults]).toEqual([[], []]);
	});

	it('that are too short have blanks at their end', () => {
		const { parsed, faults } = staffRows('1,a,,2024-04-01');
		expect(faults).toEqual([]);
		expect(parsed.staff!.values[0]).toMatchObject({ leftOn: null });
	});

	it('that are too long are told, unless only blanks follow', () => {
		const { faults, messages } = staffRows('1,a,,2024-04-01,,,', '2,b,,2024-04-01,,x', '3,c,,2024-04-01,,,y');
		expect(faults).toEqual([]);
		expect(messages).toEqual([expect.stringContaining('staff.csv の3行目ほか1行は見出しより値が多い')]);
	});

	it('have white space cut around a value and nothing else changed', () => {
		const { parsed } = staffRows('　0012 , 山田　 花子\u00a0,\tﾔﾏﾀﾞ ﾊﾅｺ,2024-04-01,');
		expect(parsed.staff!.values[0]).toMatchObject({ staffNumber: '0012', name: '山田　 花子', kana: 'ﾔﾏﾀﾞ ﾊﾅｺ' });
	});

	it('of which a value is blank that may not be are a fault with the empty value', () => {
		const { faults } = staffRows('　,a,,,');
		expect(faults).toEqual([
			{
				file: 'staff.csv',
				row: 2,
				column: 'staff_number',
				value: '',
				message: '職員番号が空欄です。値を入れてください。'
			},
			{ file: 'staff.csv', row: 2, column: 'hired_on', value: '', message: '採用日が空欄です。値を入れてください。' }
		]);
	});
});

describe('values that may be blank', () => {
	it.each([
		['departments.csv', 'code,name,parent_code,valid_from,valid_to,order', 'A,a,,2024-04-01,,'],
		['staff.csv', 'staff_number,name,kana,former_name,email,hired_on,left_on', '1,a,,,,2024-04-01,'],
		['assignments.csv', headers.assignments, '1,A,本務,,,,2024-04-01,'],
		['absences.csv', headers.absences, '1,休職,2024-04-01,'],
		['courses.csv', headers.courses, 'DX,DX,DX,,'],
		['completions.csv', `${headers.completions},method`, '1,DX,2024-04-01,,,確認済,,'],
		['qualifications.csv', headers.holdings, '1,AP,2019,,,未確認'],
		['appointments.csv', headers.appointments, '1,所属長,A,2024-04-01,,']
	])('of %s', (file, header, row) => {
		expect(readFiles({ [file]: `${header}\n${row}` }).faults).toEqual([]);
	});

	it.each([
		['departments.csv', headers.departments, ['code', 'name', 'valid_from'], 2],
		['staff.csv', headers.staff, ['staff_number', 'name', 'hired_on'], 2],
		['assignments.csv', headers.assignments, ['staff_number', 'department_code', 'kind', 'from'], 3],
		['absences.csv', headers.absences, ['staff_number', 'kind', 'from'], 3],
		['courses.csv', headers.courses, ['code', 'name', 'category'], 3],
		['completions.csv', headers.completions, ['staff_number', 'course_code', 'completed_on', 'status'], 6],
		['qualifications.csv', headers.holdings, ['staff_number', 'qualification_code', 'passed_on', 'status'], 3],
		['appointments.csv', headers.appointments, ['staff_number', 'role_code', 'department_code', 'from'], 5]
	])('are not the required ones of %s', (file, header, required, filled) => {
		const row = header.split(',').map((_, index) => (index === filled ? 'x' : ''));
		const { faults } = readFiles({ [file]: `${header}\n${row.join(',')}` });
		const blank = faults.filter(({ value }) => value === '').map(({ column }) => column);
		expect(blank).toEqual(required.filter((column) => column !== header.split(',')[filled]));
	});
});

it('gives the states and sources of completions their meaning', () => {
	const { parsed } = readFiles({
		'completions.csv': lines('completions', '1,DX,2024-04-01,,,確認済,人事', '2,DX,2024-04-01,,,未確認,')
	});
	expect(parsed.completions!.values.map(({ state, sources }) => [state, sources])).toEqual([
		['confirmed', ['人事']],
		['waiting', []]
	]);
});

it('keeps what is readable of a row with a fault, and the way a date was written', () => {
	const { parsed } = staffRows('01,a,,2024/13/1,R7.3.31', '02,b,,R6.4.1,2025-03-31');
	expect(parsed.staff!.faulty).toEqual([
		{
			rowNumber: 2,
			fields: { staffNumber: '01', name: 'a', kana: null, formerName: null, email: null, leftOn: '2025-03-31' }
		}
	]);
	expect(parsed.staff!.written.hired_on![3]).toBe('R6.4.1');
	expect(parsed.staff!.written.left_on![2]).toBe('R7.3.31');
	expect(parsed.staff!.written.left_on![3]).toBeUndefined();
});

it('says of a file that ends early only what broke it, and the faults of the rows before', () => {
	const broken = { file: 'staff.csv', row: null, column: null, value: null, message: '…' };
	const none = read({ file: 'staff.csv', rows: [], broken: () => broken });
	expect(none.faults).toEqual([broken]);
	expect(none.parsed.staff!.incomplete).toBe(true);
	const some = read({ ...sheetOf('staff.csv', `${headers.staff}\n1,,,2024-04-01,`), broken: () => broken });
	expect(some.faults).toEqual([broken, expect.objectContaining({ row: 2, column: 'name' })]);
});
