import { type CivilDate } from '$lib/domain/calendar';
import { type Assignment, type Department, type Staff } from '$lib/domain/organisation';
import { keyOf } from '../keys';
import { type ParsedFile, type ParsedPackage, type StoredTown } from '../package';
import { type Entry, everyRow, overlay } from './overlay';
import { endOfTime, type Span } from './timeline';

/** A version of a department with the span it holds. */
export type Version = Span & { entry: Entry<Department> };

/** The town as the import would leave it, made for looking things up. */
export type Town = {
	parsed: ParsedPackage;
	stored: StoredTown;
	today: CivilDate;
	departments: Entry<Department>[];
	/** the versions of each code, sorted by their first day */
	versions: ReadonlyMap<string, Version[]>;
	staff: ReadonlyMap<string, Entry<Staff>>;
	assignments: Entry<Assignment>[];
	/** codes with a row that has a fault: what depends on their dates is not judged, so that one mistake is said once */
	uncertainDepartments: { has(code: string): boolean };
	uncertainStaff: { has(staffNumber: string): boolean };
};

/** The stored town overlaid by the package. */
export function townAfter(parsed: ParsedPackage, stored: StoredTown, today: CivilDate): Town {
	const departments = overlay(stored.departments, parsed.departments, keyOf.departments);
	const staff = overlay(stored.staff, parsed.staff, keyOf.staff);
	return {
		parsed,
		stored,
		today,
		departments,
		versions: versionsByCode(departments),
		staff: new Map(staff.map((entry) => [entry.value.staffNumber, entry])),
		assignments: overlay(stored.assignments, parsed.assignments, keyOf.assignments),
		uncertainDepartments: uncertain(parsed.departments, keyOf.departments, ({ code, validFrom, validTo }) => ({
			code,
			reversed: isReversed(validFrom, validTo)
		})),
		uncertainStaff: uncertain(parsed.staff, keyOf.staff, ({ staffNumber, hiredOn, leftOn }) => ({
			code: staffNumber,
			reversed: isReversed(hiredOn, leftOn)
		}))
	};
}

/** Whether a period ends before it starts. */
export function isReversed(from: CivilDate | undefined, to: CivilDate | null | undefined): boolean {
	return from !== undefined && to !== undefined && to !== null && to < from;
}

export function spanOf({ validFrom, validTo }: Department): Span {
	return { from: validFrom, to: validTo ?? endOfTime };
}

function versionsByCode(departments: Entry<Department>[]): Map<string, Version[]> {
	const versions = new Map<string, Version[]>();
	for (const entry of departments) {
		if (isReversed(entry.value.validFrom, entry.value.validTo)) continue;
		const version = { ...spanOf(entry.value), entry };
		const others = versions.get(entry.value.code);
		if (others) others.push(version);
		else versions.set(entry.value.code, [version]);
	}
	for (const list of versions.values()) list.sort((one, other) => (one.from < other.from ? -1 : 1));
	return versions;
}

function uncertain<T>(
	file: ParsedFile<T> | null,
	key: (fields: Partial<T>) => string | null,
	look: (fields: Partial<T>) => { code: string | undefined; reversed: boolean }
): { has(code: string): boolean } {
	if (file?.incomplete) return { has: () => true };
	const codes = new Set<string>();
	const seen = new Set<string | null>();
	for (const { fields } of everyRow(file)) {
		const { code, reversed } = look(fields);
		if (code !== undefined && (reversed || seen.has(key(fields)))) codes.add(code);
		seen.add(key(fields));
	}
	for (const { fields } of file?.faulty ?? []) codes.add(look(fields).code ?? '');
	return codes;
}
