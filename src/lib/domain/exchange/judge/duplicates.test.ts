import { describe, expect, it } from 'vitest';
import { allFaults, assignments, departments, type Files, lines, places, staff } from '../testing/package-of';

const people = { 'staff.csv': staff('1,2000-04-01', '2,2000-04-01') };
const town = { ...people, 'departments.csv': departments('A,,2000-04-01', 'B,,2000-04-01') };
const courses = { 'courses.csv': lines('courses', 'DX,DX,DX,,', 'SEC,安全,その他,,') };

describe('the same key twice in one file is refused at the later row', () => {
	it.each<[string, Files, Files, string[]]>([
		[
			'departments.csv',
			{ 'departments.csv': departments('A,,2000-04-01,2000-04-30', 'A,,2000-04-01,2001-03-31') },
			{},
			['3 code']
		],
		[
			'a department from another day',
			{ 'departments.csv': departments('A,,2000-04-01,2000-04-30', 'A,,2001-04-01') },
			{},
			[]
		],
		['one day, written in two ways', { 'departments.csv': departments('A,,2000-04-01', 'A,,H12.4.1') }, {}, ['3 code']],
		['staff.csv', { 'staff.csv': staff('1,2000-04-01', '2,2000-04-01', '1,2001-04-01') }, {}, ['4 staff_number']],
		['leading zeros make another number', { 'staff.csv': staff('1,2000-04-01', '01,2000-04-01') }, {}, []],
		[
			'assignments.csv',
			{ 'assignments.csv': assignments('1,A,兼務,2001-04-01', '1,A,兼務,2001-04-01,2002-03-31') },
			town,
			['3 staff_number']
		],
		[
			'a post of another kind',
			{ 'assignments.csv': assignments('1,A,兼務,2001-04-01', '1,A,本務,2001-04-01') },
			town,
			[]
		],
		[
			'a post in another department',
			{ 'assignments.csv': assignments('1,A,兼務,2001-04-01', '1,B,兼務,2001-04-01') },
			town,
			[]
		],
		[
			'absences.csv',
			{ 'absences.csv': lines('absences', '1,休職,2001-04-01,', '1,休職,2001-04-01,2001-05-01') },
			town,
			['3 staff_number']
		],
		[
			'another kind of absence',
			{ 'absences.csv': lines('absences', '1,休職,2001-04-01,', '1,派遣,2001-04-01,') },
			town,
			[]
		],
		['courses.csv', { 'courses.csv': lines('courses', 'DX,a,DX,,', 'SEC,b,DX,,', 'DX,c,DX,,') }, {}, ['4 code']],
		[
			'completions.csv',
			{ 'completions.csv': lines('completions', '1,DX,2024-04-01,,,確認済,', '1,DX,2024/4/1,,,未確認,') },
			{ ...town, ...courses },
			['3 staff_number']
		],
		[
			'other completions',
			{
				'completions.csv': lines(
					'completions',
					'1,DX,2024-04-01,,,確認済,',
					'1,DX,2024-04-02,,,確認済,',
					'2,DX,2024-04-01,,,確認済,',
					'1,SEC,2024-04-01,,,確認済,'
				)
			},
			{ ...town, ...courses },
			[]
		],
		[
			'a completion three times',
			{
				'completions.csv': lines(
					'completions',
					'1,DX,2024-04-01,,,確認済,',
					'1,DX,2024-04-01,,,確認済,',
					'1,DX,2024-04-01,,,確認済,'
				)
			},
			{ ...town, ...courses },
			['3 staff_number', '4 staff_number']
		],
		[
			'qualifications.csv',
			{ 'qualifications.csv': lines('holdings', '1,AP,R5,,,確認済', '1,AP,R5,,,確認済') },
			town,
			['3 staff_number']
		],
		[
			'a pass written in another way',
			{ 'qualifications.csv': lines('holdings', '1,AP,R5,,,確認済', '1,AP,2023,,,確認済') },
			town,
			[]
		],
		[
			'appointments.csv',
			{ 'appointments.csv': lines('appointments', '1,所属長,A,2001-04-01,,', '1,所属長,A,2001-04-01,2002-03-31,') },
			town,
			['3 staff_number']
		],
		[
			'another role',
			{ 'appointments.csv': lines('appointments', '1,所属長,A,2001-04-01,,', '1,DX推進員,A,2001-04-01,,') },
			town,
			[]
		]
	])('%s', (_, files, stored, expected) => {
		const [file] = Object.keys(files);
		expect(places(files, stored)).toEqual(expected.map((place) => `${file} ${place}`));
	});

	it('also where one of the rows has a fault elsewhere', () => {
		const files = { 'staff.csv': staff('1,2000-04-01', '1,2000-13-01') };
		expect(places(files)).toEqual(['staff.csv 3 hired_on', 'staff.csv 3 staff_number']);
		const reversed = {
			'completions.csv': lines('completions', '1,DX,2024-04-01,x,,確認済,', '1,DX,2024-04-01,,,確認済,')
		};
		expect(places(reversed, { ...town, ...courses })).toEqual([
			'completions.csv 2 hours',
			'completions.csv 3 staff_number'
		]);
	});

	it('and names the other row and the columns of the key', () => {
		const [fault] = allFaults({ 'staff.csv': staff('1,2000-04-01', '2,2000-04-01', '1,2000-04-01') });
		expect(fault).toMatchObject({ value: '1', message: '2行目と職員番号が同じです。どちらか一つにしてください。' });
	});
});

it('a key that is stored already is no fault: the row is an update', () => {
	expect(places(people, people)).toEqual([]);
});
