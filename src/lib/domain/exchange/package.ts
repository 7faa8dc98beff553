import { type Appointment } from '$lib/domain/appointment';
import { type Indicator, type Plan } from '$lib/domain/indicator';
import { type PlanReference } from '$lib/domain/plan';
import { type Absence, type Assignment, type Department, type Staff } from '$lib/domain/organisation';
import { type Holding } from '$lib/domain/qualification';
import { type Completion, type Course } from '$lib/domain/training';

/** A row with a fault: what could be read of it. A missing key was not readable; null was blank. */
export type FaultyRow<T> = { rowNumber: number; fields: Partial<T> };

/** One file of a package, read: the rows without a fault and, beside them, what is needed to judge them. */
export type ParsedFile<T> = {
	values: T[];
	/** the row of each value as the spreadsheet shows it (header = 1) */
	rowNumbers: number[];
	/** optional columns the file does not have, by their English names: what is stored stays */
	absent: ReadonlySet<string>;
	faulty: FaultyRow<T>[];
	/** dates that were not written as YYYY-MM-DD: by column, then at the index of the row number */
	written: Readonly<Record<string, string[]>>;
	/** the file cannot be read to its end, or a column of its key is missing: references to it cannot be judged */
	incomplete: boolean;
};

/** plan.json, read. `indicatorCodes` names those of faulty indicators too, with the path of each. */
export type ParsedPlan = {
	plans: Plan[];
	indicators: Indicator[];
	indicatorCodes: { code: string; planCode: string; path: string }[];
	references: PlanReference[];
};

/** A package, read; null is a file that is not in it. `holdings` are the rows of qualifications.csv. */
export type ParsedPackage = {
	departments: ParsedFile<Department> | null;
	staff: ParsedFile<Staff> | null;
	assignments: ParsedFile<Assignment> | null;
	absences: ParsedFile<Absence> | null;
	courses: ParsedFile<Course> | null;
	completions: ParsedFile<Completion> | null;
	holdings: ParsedFile<Holding> | null;
	appointments: ParsedFile<Appointment> | null;
	plan: ParsedPlan | null;
};

/** What the database holds before the import; completions are not needed to judge a package. */
export type StoredTown = {
	departments: Department[];
	staff: Staff[];
	assignments: Assignment[];
	absences: Absence[];
	courses: Course[];
	/** `isClaimed`: recorded here by its person, not brought by a package */
	holdings: (Holding & { isClaimed?: boolean })[];
	appointments: Appointment[];
	plans: Plan[];
	indicators: Indicator[];
	/** the codes of those whose rule was revised since */
	revisedIndicators: ReadonlySet<string>;
	/** the codes of those with a report that is 確定 */
	frozenIndicators: ReadonlySet<string>;
	qualificationCodes: ReadonlySet<string>;
};
