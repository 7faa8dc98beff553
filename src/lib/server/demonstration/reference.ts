import { addDays, type CivilDate } from '$lib/domain/calendar';
import type { DemonstrationTown } from './demonstration-town';
import type { PackageFile } from './package-files';

/** A plain reading of a town's rows for its tests: only the written rows are used, nothing the generator knows. */
export type Row = Record<string, string>;
export type Rows = Record<PackageFile, Row[]>;

const NEVER = '9999-12-31';

/** Every file as objects by column name. */
export function rowsOf(town: DemonstrationTown): Rows {
	const entries = Object.entries(town.files).map(([name, rows]) => [name, objects([...rows])]);
	return Object.fromEntries(entries) as Rows;
}

function objects([header = [], ...rows]: string[][]): Row[] {
	return rows.map((row) => Object.fromEntries(header.map((column, index) => [column, row[index] ?? ''])));
}

export function endOf(written: string | undefined): string {
	return written === undefined || written === '' ? NEVER : written;
}

/** Whether a period with blank or inclusive end covers the day. */
export function isOn(row: Row, day: string, from = 'from', to = 'to'): boolean {
	return (row[from] ?? NEVER) <= day && day <= endOf(row[to]);
}

/** Whether these periods together cover every day from the first to the last. */
export function isCovered(periods: { from: string; to: string }[], first: string, last: string): boolean {
	let reached = first;
	for (const period of [...periods].sort((one, other) => (one.from < other.from ? -1 : 1))) {
		if (period.from <= reached && period.to >= reached) {
			if (period.to >= last) return true;
			reached = addDays(period.to as CivilDate, 1);
		}
	}
	return false;
}

/** The 本務 of everybody employed on the day, by staff number. */
export function postsOn(rows: Rows, day: string): Map<string, Row> {
	const employed = new Set(
		rows['staff.csv'].filter((row) => isOn(row, day, 'hired_on', 'left_on')).map((row) => row.staff_number)
	);
	const posts = rows['assignments.csv'].filter((row) => row.kind === '本務' && isOn(row, day));
	return new Map(posts.filter((row) => employed.has(row.staff_number)).map((row) => [row.staff_number as string, row]));
}

/** Staff numbers of those on 育児休業 or 休職 that day. */
export function awayOn(rows: Rows, day: string): Set<string> {
	const away = rows['absences.csv'].filter((row) => ['育児休業', '休職'].includes(row.kind ?? '') && isOn(row, day));
	return new Set(away.map((row) => row.staff_number as string));
}

/** 常勤の一般行政職 of the day who are not away, with their posts. */
export function administrativeOn(rows: Rows, day: string): Map<string, Row> {
	const away = awayOn(rows, day);
	const posts = [...postsOn(rows, day)].filter(([number, row]) => {
		return row.employment_type === '常勤' && row.job_class === '一般行政職' && !away.has(number);
	});
	return new Map(posts);
}

/** Staff numbers with a confirmed completion of one of the courses between the days. */
export function completersOf(rows: Rows, courses: string[], since: string, day: string): Set<string> {
	const done = rows['completions.csv'].filter((row) => {
		const inTime = since <= (row.completed_on ?? '') && (row.completed_on ?? NEVER) <= day;
		return inTime && courses.includes(row.course_code ?? '') && row.status === '確認済';
	});
	return new Set(done.map((row) => row.staff_number as string));
}

export const DX_COURSES = ['DX-BASIC', 'DX-ADVANCED'];

/** The DX rate of the day in percent, over everybody or over one department's own people; null where there is nobody. */
export function dxRate(rows: Rows, since: string, day: string, department?: string): number | null {
	const done = completersOf(rows, DX_COURSES, since, day);
	const people = [...administrativeOn(rows, day)].filter(
		([, row]) => !department || row.department_code === department
	);
	return people.length === 0 ? null : (100 * people.filter(([number]) => done.has(number)).length) / people.length;
}
