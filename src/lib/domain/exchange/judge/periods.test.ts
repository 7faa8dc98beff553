import { expect, it } from 'vitest';
import { allFaults, assignments, departments, type Files, lines, places, staff } from '../testing/package-of';

const town = { 'departments.csv': departments('A,,2000-04-01'), 'staff.csv': staff('1,2000-04-01') };

it.each<[string, (from: string, to: string) => Files, string]>([
	[
		'a department',
		(from, to) => ({ 'departments.csv': departments(`B,,${from},${to}`) }),
		'departments.csv 2 valid_to'
	],
	['an employment', (from, to) => ({ 'staff.csv': staff(`2,${from},${to}`) }), 'staff.csv 2 left_on'],
	['a post', (from, to) => ({ 'assignments.csv': assignments(`1,A,本務,${from},${to}`) }), 'assignments.csv 2 to'],
	['an absence', (from, to) => ({ 'absences.csv': lines('absences', `1,休職,${from},${to}`) }), 'absences.csv 2 to'],
	[
		'an appointment',
		(from, to) => ({ 'appointments.csv': lines('appointments', `1,所属長,A,${from},${to},`) }),
		'appointments.csv 2 to'
	]
])('%s may last one day, but not end before it starts', (_, files, place) => {
	expect(places(files('2024-04-01', '2024-04-01'), town)).toEqual([]);
	expect(places(files('2024-04-01', ''), town)).toEqual([]);
	expect(places(files('2024-04-01', '2024-03-31'), town)).toEqual([place]);
	expect(places(files('R6.4.1', 'H31.4.30'), town)).toEqual([place]);
});

it('shows both dates as they are written', () => {
	const [fault] = allFaults({ 'staff.csv': staff('2,R6.4.1,2024/3/31') });
	expect(fault).toMatchObject({
		value: '2024/3/31',
		message: '退職日「2024/3/31」が採用日「R6.4.1」より前です。同じ日か、それより後の日にしてください。'
	});
});

it('is told also of a row with a fault elsewhere, and what depends on the row is not judged', () => {
	const files = {
		'departments.csv': departments('B,,2024-04-01,2024-03-31', 'C,B,2024-04-01'),
		'staff.csv': staff('2,2024-04-01,2024-03-31').replace('氏名2', ''),
		'assignments.csv': assignments('2,B,本務,2020-04-01')
	};
	expect(places(files, town)).toEqual(['staff.csv 2 name', 'departments.csv 2 valid_to', 'staff.csv 2 left_on']);
});

it('an expiry before the pass is no period', () => {
	expect(places({ 'qualifications.csv': lines('holdings', '1,AP,2024-04-01,,2023-04-01,確認済') }, town)).toEqual([]);
});
