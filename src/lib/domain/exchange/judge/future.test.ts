import { expect, it } from 'vitest';
import { assignments, departments, lines, places, staff } from '../testing/package-of';

const town = {
	'staff.csv': staff('1,2025-04-01'),
	'departments.csv': departments('A,,2000-04-01'),
	'courses.csv': lines('courses', 'DX,DX,DX,,')
};

it.each([
	['2026-06-15', []],
	['R8.6.15', []],
	['2026-06-16', ['completions.csv 2 completed_on']],
	['2001-01-01', []]
])('a completion on %s, today being 2026-06-15 (before hiring is no fault)', (completedOn, expected) => {
	expect(places({ 'completions.csv': lines('completions', `1,DX,${completedOn},,,確認済,`) }, town)).toEqual(expected);
});

it.each([
	['2026-06-15', []],
	['2026-06-16', ['qualifications.csv 2 passed_on']],
	['2026-06', []],
	['2026-07', ['qualifications.csv 2 passed_on']],
	['2026', []],
	['R8', []],
	['2027', ['qualifications.csv 2 passed_on']],
	['1950', []]
])('a pass in %s, today being 2026-06-15: the first possible day decides', (passedOn, expected) => {
	expect(places({ 'qualifications.csv': lines('holdings', `1,AP,${passedOn},,2030-01-01,確認済`) }, town)).toEqual(
		expected
	);
});

it('people, departments, posts, absences and appointments may begin in the future', () => {
	const files = {
		'departments.csv': departments('N,A,2027-04-01'),
		'staff.csv': staff('2,2027-04-01'),
		'assignments.csv': assignments('2,N,本務,2027-04-01'),
		'absences.csv': lines('absences', '2,休職,2026-04-01,2040-03-31'),
		'appointments.csv': lines('appointments', '2,DX推進員,N,1999-04-01,2040-03-31,')
	};
	expect(places(files, town)).toEqual([]);
});
