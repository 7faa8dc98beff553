import { type CivilDate } from '$lib/domain/calendar';

/** The tables of the import package, in the order in which they refer to one another. */
export const packageFiles = [
	'departments.csv',
	'staff.csv',
	'assignments.csv',
	'absences.csv',
	'courses.csv',
	'completions.csv',
	'qualifications.csv',
	'appointments.csv'
] as const;
export type PackageFile = (typeof packageFiles)[number];

/** The file of a package that holds plans, indicators and targets. */
export const planFile = 'plan.json';

/** A cell as the file gives it: text; in a workbook also a number or a day. null is an empty cell. */
export type Cell = string | number | { date: CivilDate } | null;

/**
 * One file or sheet: its rows, header first. Every row of the spreadsheet is there, empty ones too, so that row numbers
 * hold. `broken` is asked after the rows have been read: what made them end early, null when they are whole.
 */
export type Sheet = { file: PackageFile; rows: Iterable<readonly Cell[]>; broken?: () => Fault | null };

/** Everything wrong with a package is said at once, each with its place. `row` as the spreadsheet shows it (header = 1); null is the whole file. */
export type Fault = { file: string; row: number | null; column: string | null; value: string | null; message: string };
