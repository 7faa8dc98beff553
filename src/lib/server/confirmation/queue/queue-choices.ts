import { and, eq } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { type FiscalYear } from '$lib/domain/calendar';
import { type Db } from '../../db/open';
import { course, department } from '../../db/schema';
import { isDepartmentOn } from '../../organisation/in-force';
import { type QueueFilter } from './asked';
import { groupsThatWait } from './groups';
import { completions } from '../kinds';

/**
 * What the queue can be narrowed to, with how many wait there: each count under the other filters, so that choosing it shows as many.
 * A null `code` is whoever has no 本務 today.
 */
export type QueueChoices = {
	/** under all filters: those that wait, and those put aside */
	waiting: number;
	held: number;
	courses: { code: string; name: string; count: number }[];
	departments: { code: string | null; name: string | null; count: number }[];
	fiscalYears: { fiscalYear: FiscalYear; count: number }[];
};

/** The filters of 確認待ち, courses and departments by their codes and the latest 年度 first; `held` of the filter narrows all but the first two. */
export async function queueChoices(db: Db, viewer: Viewer, filter: QueueFilter = {}): Promise<QueueChoices> {
	return choicesFrom(await groupsOf(db, viewer), filter);
}

/** The same from what waits in groups, of whatever kind of record. */
export function choicesFrom(groups: readonly QueueGroup[], filter: QueueFilter): QueueChoices {
	const of = (but: keyof QueueFilter) => groups.filter((group) => isWithin(group, { ...filter, [but]: null }));
	const [all, years] = [of('held'), sums(of('fiscalYear'), ({ fiscalYear }) => fiscalYear)];
	return {
		waiting: sum(all.filter(({ held }) => !held)),
		held: sum(all.filter(({ held }) => held)),
		courses: sums(of('courseCode'), ({ courseCode }) => courseCode)
			.map(([first, count]) => ({ code: first.courseCode, name: first.course, count }))
			.sort((one, other) => byCode(one.code, other.code)),
		departments: sums(of('departments'), ({ departmentCode }) => departmentCode)
			.map(([first, count]) => ({ code: first.departmentCode, name: first.department, count }))
			.sort((one, other) => byCode(one.code ?? '\uffff', other.code ?? '\uffff')),
		fiscalYears: years
			.map(([{ fiscalYear }, count]) => ({ fiscalYear, count }))
			.sort((one, other) => other.fiscalYear - one.fiscalYear)
	};
}

/** How many wait that have all this in common; `held` 1 for those put aside. */
export type QueueGroup = {
	courseCode: string;
	course: string;
	fiscalYear: FiscalYear;
	held: number;
	departmentCode: string | null;
	department: string | null;
	count: number;
};

/** Names are looked up once for each group: five thousand records are in a few hundred of them. */
function groupsOf(db: Db, viewer: Viewer): Promise<QueueGroup[]> {
	const group = groupsThatWait(db, viewer, completions);
	return db
		.with(group)
		.select({
			...{ courseCode: course.code, course: course.name, fiscalYear: group.fiscalYear, held: group.held },
			...{ count: group.count, departmentCode: group.departmentCode, department: department.name }
		})
		.from(group)
		.innerJoin(course, eq(course.id, group.subject))
		.leftJoin(department, and(eq(department.code, group.departmentCode), isDepartmentOn(viewer.today)));
}

function isWithin(group: QueueGroup, { courseCode, departments, fiscalYear, held }: QueueFilter): boolean {
	return (
		(!courseCode || group.courseCode === courseCode) &&
		(!departments || (group.departmentCode !== null && departments.includes(group.departmentCode))) &&
		(!fiscalYear || group.fiscalYear === fiscalYear) &&
		(held === null || held === undefined || Boolean(group.held) === held)
	);
}

function sum(groups: readonly QueueGroup[]): number {
	return groups.reduce((total, group) => total + group.count, 0);
}

/** The first group of every key with the sum over all of that key. */
function sums(groups: readonly QueueGroup[], keyOf: (group: QueueGroup) => unknown): [QueueGroup, number][] {
	const found = new Map<unknown, [QueueGroup, number]>();
	for (const group of groups) {
		const key = keyOf(group);
		found.set(key, [found.get(key)?.[0] ?? group, (found.get(key)?.[1] ?? 0) + group.count]);
	}
	return [...found.values()];
}

/** Codes are compared as the text they are, not as a language would. */
function byCode(one: string, other: string): number {
	return one === other ? 0 : one < other ? -1 : 1;
}
