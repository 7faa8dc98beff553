import { type CivilDate } from '$lib/domain/calendar';

/** A random town in small numbers: days 0–6, null is open. */
export type Row = { from: number; to: number | null };
export type DepartmentRow = Row & { code: string; parent: string | null };
export type StaffRow = Row & { number: string };
export type PostRow = Row & { number: string; department: string; primary: boolean };
export type Rows = { departments: DepartmentRow[]; staff: StaffRow[]; posts: PostRow[] };

/** Nothing in a random town begins or ends on this day or later. */
const horizon = 9;

type Placed<T> = T & { row: number | null; before: T | undefined };

const keys = {
	departments: ({ code, from }: DepartmentRow) => `${code} ${from}`,
	staff: ({ number }: StaffRow) => number,
	posts: ({ number, department, primary, from }: PostRow) => `${number} ${department} ${primary} ${from}`
};

/** Rules 3 and 5–7 by looking at every single day: slow, and too plain to be wrong in the same way as what it is compared with. */
export function placesDayByDay(incoming: Rows, stored: Rows): Set<string> {
	const departments = placed(incoming.departments, stored.departments, keys.departments);
	const staff = placed(incoming.staff, stored.staff, keys.staff);
	const posts = placed(incoming.posts, stored.posts, keys.posts);
	return new Set([
		...overlapping(departments, ({ code }) => code, lastDay).map(({ row }) => `departments.csv ${row} valid_from`),
		...departments.flatMap((department) => parentPlaces(department, departments)),
		...cyclePlaces(departments),
		...overlapping(
			posts.filter(({ primary }) => primary),
			({ number }) => number,
			(post) => lastDayOfPost(post, staff)
		).map(({ row }) => `assignments.csv ${row} from`),
		...posts.flatMap((post) => [...employmentPlaces(post, staff), ...departmentPlaces(post, staff, departments)])
	]);
}

export function dayOf(index: number | null): CivilDate | '' {
	return index === null ? '' : (`2020-01-0${index + 1}` as CivilDate);
}

function placed<T>(incoming: T[], stored: T[], key: (row: T) => string): Placed<T>[] {
	const fresh = incoming.map((row, index) => ({
		...row,
		row: index + 2,
		before: stored.find((other) => key(other) === key(row))
	}));
	const staying = stored.filter((row) => !incoming.some((other) => key(other) === key(row)));
	return [...staying.map((row) => ({ ...row, row: null, before: undefined })), ...fresh];
}

function lastDay({ to }: Row): number {
	return to ?? horizon;
}

function days(from: number, to: number): number[] {
	return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

function holds(row: Row, day: number): boolean {
	return row.from <= day && day <= lastDay(row);
}

function overlapping<T extends Placed<Row>>(rows: T[], key: (row: T) => string, last: (row: T) => number): T[] {
	const taken = new Set<string>();
	return rows.filter((row) => {
		const own = days(row.from, last(row)).map((day) => `${key(row)} ${day}`);
		if (own.some((day) => taken.has(day))) return true;
		for (const day of own) taken.add(day);
		return false;
	});
}

function parentPlaces(child: Placed<DepartmentRow>, all: Placed<DepartmentRow>[]): string[] {
	if (child.parent === null) return [];
	const parents = all.filter(({ code }) => code === child.parent);
	const missing = days(child.from, lastDay(child)).find((day) => !parents.some((parent) => holds(parent, day)));
	if (missing === undefined) return [];
	if (child.row !== null) return [`departments.csv ${child.row} parent_code`];
	return shrunk(parents, missing);
}

function shrunk(versions: Placed<DepartmentRow>[], missing: number): string[] {
	const cause = versions.find(({ before }) => before && holds(before, missing));
	return cause ? [`departments.csv ${cause.row} valid_to`] : [];
}

function cyclePlaces(all: Placed<DepartmentRow>[]): string[] {
	return days(0, horizon).flatMap((day) => {
		const valid = all.filter((row) => holds(row, day));
		return valid.flatMap((start) => {
			const path = [start];
			for (let step = 0; step < all.length; step++) {
				const next = valid.find(({ code }) => code === path.at(-1)!.parent);
				if (!next) return [];
				if (next === start) return [`departments.csv ${Math.max(...path.map(({ row }) => row ?? 0))} parent_code`];
				path.push(next);
			}
			return [];
		});
	});
}

function lastDayOfPost({ number, to }: PostRow, staff: StaffRow[]): number {
	return to ?? staff.find((person) => person.number === number)?.to ?? horizon;
}

function employmentPlaces(post: Placed<PostRow>, staff: Placed<StaffRow>[]): string[] {
	const person = staff.find(({ number }) => number === post.number);
	if (!person) return [`assignments.csv ${post.row} staff_number`];
	const [early, late] = [!holds(person, post.from), post.to !== null && !holds(person, post.to)];
	if (post.row !== null) {
		return [
			...(early ? [`assignments.csv ${post.row} from`] : []),
			...(late ? [`assignments.csv ${post.row} to`] : [])
		];
	}
	if (!early && !late) return [];
	return [`staff.csv ${person.row} ${post.from < person.from ? 'hired_on' : 'left_on'}`];
}

function departmentPlaces(
	post: Placed<PostRow>,
	staff: Placed<StaffRow>[],
	departments: Placed<DepartmentRow>[]
): string[] {
	const versions = departments.filter(({ code }) => code === post.department);
	const person = staff.find(({ number }) => number === post.number);
	if (versions.length === 0) return [`assignments.csv ${post.row} department_code`];
	if (!person && post.to === null) return [];
	const missing = days(post.from, lastDayOfPost(post, staff)).find(
		(day) => !versions.some((version) => holds(version, day))
	);
	if (missing === undefined) return [];
	if (post.row !== null) return [`assignments.csv ${post.row} ${missing === post.from ? 'from' : 'to'}`];
	const before = person?.before && lastDayOfPost(post, [person.before]);
	if (before !== undefined && missing > before) return [`staff.csv ${person!.row} left_on`];
	return shrunk(versions, missing);
}
