import { describe, expect, it } from 'vitest';
import { parsePartDate } from '$lib/domain/calendar';
import iconv from 'iconv-lite';
import { demonstrationTown } from './demonstration-town';
import { endOf, isCovered, type Row, type Rows, rowsOf } from './reference';

const towns = [
	{ today: '2026-04-01', because: 'the first day of the present year, a reorganisation a year ago' },
	{ today: '2026-11-21', because: 'the middle of a year' },
	{ today: '2027-03-31', because: 'the last day of a year' },
	{ today: '2029-08-15', because: 'years after the finished plans' },
	{ today: '2032-02-29', because: 'a leap day, and everybody who has to stay is still there' },
	{ today: '2026-11-21', seed: 7, because: 'another seed' },
	{ today: '2026-11-21', staff: 100, because: 'the smallest town' },
	{ today: '2028-04-01', staff: 700, because: 'a little larger, and a Saturday' },
	{ today: '2026-11-21', staff: 4000, because: 'a city' }
];

describe.each(towns)(
	'a town of $staff on $today with seed $seed keeps every rule of the import ($because)',
	(options) => {
		const rows = rowsOf(demonstrationTown(options));
		const employment = new Map(rows['staff.csv'].map((row) => [row.staff_number, row]));
		const validity = periodsByCode(rows);

		it('has no key twice', () => {
			expect(duplicates(rows['departments.csv'], 'code', 'valid_from')).toEqual([]);
			expect(duplicates(rows['staff.csv'], 'staff_number')).toEqual([]);
			expect(duplicates(rows['assignments.csv'], 'staff_number', 'department_code', 'kind', 'from')).toEqual([]);
			expect(duplicates(rows['absences.csv'], 'staff_number', 'kind', 'from')).toEqual([]);
			expect(duplicates(rows['courses.csv'], 'code')).toEqual([]);
			expect(duplicates(rows['completions.csv'], 'staff_number', 'course_code', 'completed_on')).toEqual([]);
			expect(duplicates(rows['qualifications.csv'], 'staff_number', 'qualification_code', 'passed_on')).toEqual([]);
			expect(duplicates(rows['appointments.csv'], 'staff_number', 'role_code', 'department_code', 'from')).toEqual([]);
		});

		it('refers only to people, departments and courses that are there', () => {
			const courses = new Set(rows['courses.csv'].map((row) => row.code));
			const all = Object.values(rows).flat();
			expect(all.filter((row) => row.staff_number !== undefined && !employment.has(row.staff_number))).toEqual([]);
			expect(all.filter((row) => row.course_code !== undefined && !courses.has(row.course_code))).toEqual([]);
			expect(all.filter((row) => row.department_code !== undefined && !validity.has(row.department_code))).toEqual([]);
		});

		it('has no period that ends before it starts', () => {
			const periods = Object.values(rows).flat().flatMap(periodOf);
			expect(periods.filter((period) => period.from > period.to)).toEqual([]);
		});

		it('has one version of a department a day, and every parent on each of its days', () => {
			for (const [code, periods] of validity) expect(overlapping(periods), code).toEqual([]);
			const orphans = rows['departments.csv'].filter((row) => {
				const parent = validity.get(row.parent_code ?? '') ?? [];
				return row.parent_code !== '' && !isCovered(parent, row.valid_from ?? '', endOf(row.valid_to));
			});
			expect(orphans).toEqual([]);
		});

		it('has at most one 本務 of a person a day', () => {
			const posts = groupBy(
				rows['assignments.csv'].filter((row) => row.kind === '本務'),
				'staff_number'
			);
			expect([...posts.values()].filter((list) => overlapping(list.flatMap(periodOf)).length > 0)).toEqual([]);
		});

		it('has assignments within the employment and on days of their department', () => {
			const outside = rows['assignments.csv'].filter((row) => {
				const person = employment.get(row.staff_number ?? '') as Row;
				const [hired, left] = [person.hired_on ?? '', endOf(person.left_on)];
				const last = row.to === '' ? left : (row.to ?? '');
				const inside = hired <= (row.from ?? '') && last <= left;
				return !inside || !isCovered(validity.get(row.department_code ?? '') ?? [], row.from ?? '', last);
			});
			expect(outside).toEqual([]);
		});

		it('has nothing completed or passed after today', () => {
			expect(rows['completions.csv'].filter((row) => (row.completed_on ?? '') > options.today)).toEqual([]);
			const passes = rows['qualifications.csv'].filter((row) => {
				const span = parsePartDate(row.passed_on ?? '');
				return span === null || span.first > options.today;
			});
			expect(passes).toEqual([]);
		});

		it('uses only the closed words', () => {
			const words = (file: keyof Rows, column: string) => [...new Set(rows[file].map((row) => row[column]))].sort();
			expect(words('assignments.csv', 'kind')).toEqual(['兼務', '本務'].sort());
			expect(words('completions.csv', 'status')).toEqual(['未確認', '確認済'].sort());
			expect(words('qualifications.csv', 'status')).toEqual(['未確認', '確認済'].sort());
			expect(words('courses.csv', 'category')).toEqual(['DX', 'その他', '情報セキュリティ'].sort());
			expect(words('completions.csv', 'comprehension')).toEqual(['', '2', '3', '4', '5']);
		});

		it('leaves no needed value blank', () => {
			const needed = ['staff_number', 'name', 'hired_on', 'department_code', 'from', 'code', 'valid_from', 'passed_on'];
			const blanks = Object.values(rows)
				.flat()
				.filter((row) => needed.some((column) => row[column] === ''));
			expect(blanks).toEqual([]);
		});

		it('can be written in CP932, but for the one letter that shows what becomes of such', () => {
			const texts = new Set(Object.values(rows).flat().flatMap(Object.values));
			const unfit = [...texts].filter((text) => iconv.decode(iconv.encode(text, 'cp932'), 'cp932') !== text);
			expect(unfit.filter((text) => !text.startsWith('𠮷'))).toEqual([]);
		});
	}
);

function duplicates(rows: Row[], ...columns: string[]): string[] {
	const seen = new Set<string>();
	const keys = rows.map((row) => columns.map((column) => row[column]).join(' | '));
	return keys.filter((key) => seen.size === seen.add(key).size);
}

function periodOf(row: Row): { from: string; to: string }[] {
	const from = row.valid_from ?? row.hired_on ?? row.from;
	return from === undefined ? [] : [{ from, to: endOf(row.valid_to ?? row.left_on ?? row.to) }];
}

function overlapping(periods: { from: string; to: string }[]): { from: string; to: string }[] {
	const sorted = [...periods].sort((one, other) => (one.from < other.from ? -1 : 1));
	return sorted.filter((period, index) => index > 0 && period.from <= (sorted[index - 1]?.to ?? ''));
}

function periodsByCode(rows: Rows): Map<string, { from: string; to: string }[]> {
	const groups = groupBy(rows['departments.csv'], 'code');
	return new Map([...groups].map(([code, versions]) => [code, versions.flatMap(periodOf)]));
}

function groupBy(rows: Row[], column: string): Map<string, Row[]> {
	const groups = new Map<string, Row[]>();
	for (const row of rows) groups.set(row[column] ?? '', [...(groups.get(row[column] ?? '') ?? []), row]);
	return groups;
}
