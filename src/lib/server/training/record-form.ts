import { type Viewer } from '$lib/domain/access';
import { type CivilDate } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { type Db } from '../db/open';
import { type Evidence, evidenceOf } from '../evidence/queries';
import { ownDuties } from '../home/queries';
import { dutiesAhead } from '../indicator/counting';
import { allCourses, ownCompletions } from './queries';

export type CourseChoice = { code: string; name: string };

/** A record of one's own that was returned and can be mended; its evidence stays. */
export type ReturnedRecord = {
	id: number;
	course: string;
	completedOn: CivilDate;
	returnReason: string | null;
	evidence: Evidence[];
};

/**
 * What 受講を記録する offers: 今年度の必須 (the most urgent first), what was recorded last, and every other course; and which returned
 * records can be mended there.
 */
export type RecordForm = Record<'required' | 'recent' | 'others', CourseChoice[]> & {
	today: CivilDate;
	returned: ReturnedRecord[];
};

const recentCourses = 5;

/** A course stands in one group only. */
export async function recordFormFor(db: Db, ledger: Ledger, viewer: Viewer): Promise<RecordForm> {
	await dutiesAhead(ledger, viewer);
	const duties = ownDuties(ledger, viewer).filter(({ state }) => state !== '対象外');
	const required = distinct(duties.flatMap((duty) => duty.courses));
	const records = await ownCompletions(db, viewer);
	const recorded = distinct(records.map(({ courseCode, course }) => ({ code: courseCode, name: course })));
	const recent = without(recorded, required).slice(0, recentCourses);
	const all = (await allCourses(db)).map(({ code, name }) => ({ code, name }));
	const others = without(all, [...required, ...recent]);
	return { today: viewer.today, required, recent, others, returned: await returnedOf(db, records) };
}

async function returnedOf(db: Db, records: Awaited<ReturnType<typeof ownCompletions>>): Promise<ReturnedRecord[]> {
	const returned = records.filter(({ state }) => state === 'returned');
	const files = await evidenceOf(db, { completionIds: returned.map(({ id }) => id) });
	return returned.map(({ id, course, completedOn, returnReason }) => {
		const evidence = files.filter(({ completionId }) => completionId === id);
		return { id, course, completedOn, returnReason, evidence };
	});
}

function distinct(courses: CourseChoice[]): CourseChoice[] {
	return [...new Map(courses.map((course) => [course.code, course])).values()];
}

function without(courses: CourseChoice[], taken: CourseChoice[]): CourseChoice[] {
	const codes = new Set(taken.map(({ code }) => code));
	return courses.filter(({ code }) => !codes.has(code));
}
