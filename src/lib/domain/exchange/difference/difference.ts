import { type Appointment } from '$lib/domain/appointment';
import { type CivilDate } from '$lib/domain/calendar';
import { type Indicator, type Plan } from '$lib/domain/indicator';
import { type Absence, type Assignment, type Department, type Staff } from '$lib/domain/organisation';
import { type Holding } from '$lib/domain/qualification';
import { type Completion, type Course } from '$lib/domain/training';
import { keyOf } from '../keys';
import { type ParsedFile, type ParsedPackage, type StoredTown } from '../package';
import { compare, type Difference } from './compare';
import { mergeCompletion, mergeHolding, mergeIndicator } from './merge';
import { storedHoldings } from './stored-holdings';

/** What an import would write, file by file; null is a file that is not in the package. */
export type PackageDifference = {
	departments: Difference<Department> | null;
	staff: Difference<Staff> | null;
	assignments: Difference<Assignment> | null;
	absences: Difference<Absence> | null;
	courses: Difference<Course> | null;
	completions: Difference<Completion> | null;
	holdings: Difference<Holding> | null;
	appointments: Difference<Appointment> | null;
	plans: Difference<Plan> | null;
	indicators: Difference<Indicator> | null;
};

/** The stored completion of this person, course and day. */
export type FindCompletion = (
	staffNumber: string,
	courseCode: string,
	completedOn: CivilDate
) => Completion | undefined;

/**
 * What of a package without faults is new or different. `before` is the very object that is stored; `after` has the fields of
 * the fact and no others.
 */
export function difference(parsed: ParsedPackage, stored: StoredTown, find: FindCompletion): PackageDifference {
	return {
		departments: byKey(parsed.departments, stored.departments, keyOf.departments, { order: 'order' }),
		staff: byKey(parsed.staff, stored.staff, keyOf.staff, { former_name: 'formerName', email: 'email' }),
		assignments: byKey(parsed.assignments, stored.assignments, keyOf.assignments),
		absences: byKey(parsed.absences, stored.absences, keyOf.absences),
		courses: byKey(parsed.courses, stored.courses, keyOf.courses),
		completions: completions(parsed.completions, find),
		holdings: holdings(parsed.holdings, stored.holdings),
		appointments: byKey(parsed.appointments, stored.appointments, keyOf.appointments),
		plans: parsed.plan && byCode(parsed.plan.plans, stored.plans, (_before, after) => after),
		indicators: parsed.plan && byCode(parsed.plan.indicators, stored.indicators, mergeIndicator)
	};
}

/** `optional` names the field of each column that may be absent. */
function byKey<T extends object>(
	file: ParsedFile<T> | null,
	stored: readonly T[],
	key: (value: T) => string | null,
	optional: Record<string, keyof T> = {}
): Difference<T> | null {
	if (!file) return null;
	const byKeys = new Map(stored.map((value) => [key(value), value]));
	const kept = [...file.absent].map((column) => optional[column]!);
	const merge = (before: T, after: T) => kept.reduce((merged, field) => ({ ...merged, [field]: before[field] }), after);
	return compare(file.values, (value) => byKeys.get(key(value)), merge);
}

function byCode<T extends { code: string }>(
	values: readonly T[],
	stored: readonly T[],
	merge: (before: T, after: T) => T
): Difference<T> {
	const byCodes = new Map(stored.map((value) => [value.code, value]));
	return compare(values, ({ code }) => byCodes.get(code), merge);
}

function completions(file: ParsedFile<Completion> | null, find: FindCompletion): Difference<Completion> | null {
	if (!file) return null;
	const keepsMethod = file.absent.has('method');
	return compare(
		file.values,
		({ staffNumber, courseCode, completedOn }) => find(staffNumber, courseCode, completedOn),
		(before, after) => mergeCompletion(before, keepsMethod ? { ...after, method: before.method } : after)
	);
}

function holdings(file: ParsedFile<Holding> | null, stored: StoredTown['holdings']): Difference<Holding> | null {
	return file && compare(file.values, storedHoldings(file, stored), mergeHolding);
}
