import { type CivilDate } from '$lib/domain/calendar';
import {
	type Cell,
	type Fault,
	judgePackage,
	packageFiles,
	type ParsedPackage,
	parsePackage,
	type Sheet,
	type StoredTown
} from '$lib/domain/exchange';

/** The files of a package by name, each as the text of a CSV without quotes (plan.json as JSON or a value). */
export type Files = Partial<Record<(typeof packageFiles)[number], string>> & { 'plan.json'?: unknown };

export const today = '2026-06-15' as CivilDate;

export function sheetOf(file: Sheet['file'], text: string): Sheet {
	return { file, rows: text.split('\n').map((line) => line.split(',')) };
}

/** A sheet of a workbook, cell by cell. */
export function workbookSheet(file: Sheet['file'], ...rows: Cell[][]): Sheet {
	return { file, rows };
}

export function readFiles(files: Files) {
	const sheets = packageFiles.flatMap((file) => (files[file] === undefined ? [] : [sheetOf(file, files[file]!)]));
	const plan = files['plan.json'];
	return parsePackage({
		sheets,
		plan: plan === undefined ? null : typeof plan === 'string' ? plan : JSON.stringify(plan)
	});
}

/** What the database would hold after this package was taken in; it must have no fault of form. */
export function storedFrom(files: Files): StoredTown {
	const { parsed, faults } = readFiles(files);
	if (faults.length > 0) throw new Error(JSON.stringify(faults));
	return townOf(parsed);
}

export function townOf(parsed: ParsedPackage): StoredTown {
	return {
		departments: parsed.departments?.values ?? [],
		staff: parsed.staff?.values ?? [],
		assignments: parsed.assignments?.values ?? [],
		absences: parsed.absences?.values ?? [],
		courses: parsed.courses?.values ?? [],
		holdings: parsed.holdings?.values ?? [],
		appointments: parsed.appointments?.values ?? [],
		plans: parsed.plan?.plans ?? [],
		indicators: parsed.plan?.indicators ?? [],
		revisedIndicators: new Set(),
		frozenIndicators: new Set(),
		qualificationCodes: new Set(['IP', 'FE', 'AP'])
	};
}

/** Every fault of a package on top of what is stored, of form and of content. */
export function allFaults(files: Files, stored: Files = {}, on: CivilDate = today): Fault[] {
	const { parsed, faults } = readFiles(files);
	return [...faults, ...judgePackage(parsed, storedFrom(stored), on)];
}

/** The places of all faults: `staff.csv 3 left_on`; the whole file is row 0. */
export function places(files: Files, stored: Files = {}): string[] {
	return allFaults(files, stored).map(({ file, row, column }) => `${file} ${row ?? 0} ${column}`);
}

export const headers = {
	departments: 'code,name,parent_code,valid_from,valid_to',
	staff: 'staff_number,name,kana,hired_on,left_on',
	assignments: 'staff_number,department_code,kind,employment_type,job_class,rank,from,to',
	absences: 'staff_number,kind,from,to',
	courses: 'code,name,category,provider,valid_months',
	completions: 'staff_number,course_code,completed_on,hours,comprehension,status,source',
	holdings: 'staff_number,qualification_code,passed_on,certificate_number,expires_on,status',
	appointments: 'staff_number,role_code,department_code,from,to,order_number'
};

/** departments.csv from rows `code,parent_code,valid_from,valid_to`. */
export function departments(...rows: string[]): string {
	return table(headers.departments, rows, ([code, parent, from, to]) => [code, `所属${code}`, parent, from, to]);
}

/** staff.csv from rows `staff_number,hired_on,left_on`. */
export function staff(...rows: string[]): string {
	return table(headers.staff, rows, ([number, hired, left]) => [number, `氏名${number}`, '', hired, left]);
}

/** assignments.csv from rows `staff_number,department_code,kind,from,to`. */
export function assignments(...rows: string[]): string {
	return table(headers.assignments, rows, ([number, department, kind, from, to]) => [
		...[number, department, kind, '常勤', '一般行政職', '主事', from, to]
	]);
}

/** Any other file from its header and whole rows. */
export function lines(header: keyof typeof headers, ...rows: string[]): string {
	return [headers[header], ...rows].join('\n');
}

function table(header: string, rows: string[], columns: (values: string[]) => (string | undefined)[]): string {
	return [
		header,
		...rows.map((row) =>
			columns(row.split(','))
				.map((value) => value ?? '')
				.join(',')
		)
	].join('\n');
}
