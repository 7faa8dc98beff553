import { describe, expect, it } from 'vitest';
import { type Cell, parsePackage, type Sheet } from '$lib/domain/exchange';
import { headers, workbookSheet } from '../testing/package-of';

function read(...sheets: Sheet[]) {
	return parsePackage({ sheets, plan: null });
}

describe('cells of a workbook', () => {
	const staff = (...cells: Cell[]) => read(workbookSheet('staff.csv', headers.staff.split(','), cells));

	it.each([
		['staff_number', [12, 'a', null, '2024-04-01', null], '12'],
		['staff_number', [{ date: '2024-04-01' }, 'a', null, '2024-04-01', null], '2024-04-01']
	] as [string, Cell[], string][])('that are no text are refused in a code column (%s)', (column, cells, value) => {
		const { faults } = staff(...cells);
		expect(faults).toMatchObject([{ row: 2, column, value, message: expect.stringContaining('文字列の書式に') }]);
	});

	it.each([
		['departments.csv', headers.departments, [1010, 'a', 1000, '2024-04-01'], ['code', 'parent_code']],
		[
			'assignments.csv',
			headers.assignments,
			[1, 2, '本務', 3, 4, 5, '2024-04-01'],
			['staff_number', 'department_code']
		],
		['absences.csv', headers.absences, [1, 2, '2024-04-01'], ['staff_number']],
		['courses.csv', headers.courses, [1, 2, 'DX', 3, 4], ['code']],
		['completions.csv', headers.completions, [1, 2, '2024-04-01', 1, 5, '確認済', 3], ['staff_number', 'course_code']],
		['qualifications.csv', headers.holdings, [1, 2, 2019, 3, '', '確認済'], ['staff_number', 'qualification_code']],
		[
			'appointments.csv',
			headers.appointments,
			[1, 2, 3, '2024-04-01', '', 4],
			['staff_number', 'role_code', 'department_code']
		]
	] as [Sheet['file'], string, Cell[], string[]][])('of %s: the code columns', (file, header, cells, columns) => {
		const { faults } = read(workbookSheet(file, header.split(','), cells));
		expect(faults.map(({ column }) => column)).toEqual(columns);
	});

	it('are days, numbers and texts elsewhere', () => {
		const { parsed, faults } = read(
			workbookSheet('completions.csv', headers.completions.split(','), [
				'01',
				'DX',
				{ date: '2024-04-01' },
				1.5,
				4,
				'確認済',
				7
			] as Cell[]),
			workbookSheet('qualifications.csv', headers.holdings.split(','), [
				'01',
				'AP',
				2019,
				12345,
				{ date: '2027-04-01' },
				'確認済'
			] as Cell[])
		);
		expect(faults).toEqual([]);
		expect(parsed.completions!.values[0]).toMatchObject({
			completedOn: '2024-04-01',
			hours: 1.5,
			comprehension: 4,
			sources: ['7']
		});
		expect(parsed.holdings!.values[0]).toMatchObject({
			passedOn: '2019',
			countedOn: '2019-12-31',
			certificateNumber: '12345',
			expiresOn: '2027-04-01'
		});
	});

	it('that are a bare serial number are no date', () => {
		expect(staff('01', 'a', null, 45383, null).faults).toMatchObject([{ column: 'hired_on', value: '45383' }]);
	});

	it('that are the seven digits of an era are one', () => {
		expect(staff('01', 'a', null, 5080401, null).parsed.staff!.values[0]).toMatchObject({ hiredOn: '2026-04-01' });
	});
});
