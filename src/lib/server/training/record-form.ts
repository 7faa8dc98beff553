import { type Viewer } from '$lib/domain/access';
import { type CivilDate } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { type Claim, methodSentence, type Reading } from '$lib/domain/training';
import { type Db } from '../db/open';
import { type Evidence, evidenceOf } from '../evidence/queries';
import { type HomeDuty, ownDuties } from '../home/queries';
import { usedMethods } from '../requirement/methods';
import { allCourses, ownCompletions } from './queries';
import { readName } from './reading/read-name';

type Named = { code: string; name: string };

/** A course to choose, with the 読み to find it by; `due`: until when a 必須研修 that is not done yet asks this person for it. */
export type CourseChoice = Named & {
	reading: Reading;
	due?: { dueOn: CivilDate; isOverdue: boolean };
	/** what each 必須研修 that is not done yet says of 実施方法, where it names any */
	methods?: string[];
};

/** A record of one's own that was returned and can be mended, with all that was written in it; its evidence stays. */
export type ReturnedRecord = Claim & { id: number; course: string; returnReason: string | null; evidence: Evidence[] };

/**
 * What 受講を記録する offers: 今年度の必須 (the most urgent first), what was recorded last, and every other course; and which returned
 * records can be mended there.
 */
export type RecordForm = Record<'required' | 'recent' | 'others', CourseChoice[]> & {
	today: CivilDate;
	returned: ReturnedRecord[];
	/** the 実施方法 that are offered */
	methods: string[];
};

const recentCourses = 5;

/** A course stands in one group only. */
export async function recordFormFor(db: Db, ledger: Ledger, viewer: Viewer): Promise<RecordForm> {
	const duties = (await ownDuties(db, ledger, viewer)).filter(({ state }) => state !== '対象外');
	const required = distinct(duties.flatMap((duty) => duty.courses));
	const records = await ownCompletions(db, viewer);
	const recorded = distinct(records.map(({ courseCode, course }) => ({ code: courseCode, name: course })));
	const recent = without(recorded, required).slice(0, recentCourses);
	const others = without(await allCourses(db), [...required, ...recent]);
	const groups = {
		required: choices(required).map((one) => withMethods(withDue(one, duties), duties)),
		recent: choices(recent),
		others: choices(others)
	};
	const methods = await usedMethods(db, ledger, viewer.today);
	return { today: viewer.today, ...groups, returned: await returnedOf(db, records), methods };
}

async function returnedOf(db: Db, records: Awaited<ReturnType<typeof ownCompletions>>): Promise<ReturnedRecord[]> {
	const returned = records.filter(({ state }) => state === 'returned');
	const files = await evidenceOf(db, { completionIds: returned.map(({ id }) => id) });
	return returned.map(({ id, course, returnReason, courseCode, completedOn, hours, comprehension, method }) => ({
		...{ id, course, returnReason, courseCode, completedOn, hours, comprehension, method },
		evidence: files.filter(({ completionId }) => completionId === id)
	}));
}

function choices(courses: Named[]): CourseChoice[] {
	return courses.map(({ code, name }) => ({ code, name, reading: readName(name) }));
}

/** The most urgent of the duties that ask for the course. */
function withDue(course: CourseChoice, duties: readonly HomeDuty[]): CourseChoice {
	const duty = duties.find(({ courses, state, requirement }) => {
		return requirement !== null && state === '未' && courses.some(({ code }) => code === course.code);
	});
	if (!duty?.requirement) return course;
	const { dueOn, isOverdue } = duty.requirement;
	return { ...course, due: { dueOn, isOverdue } };
}

/** What the duties that are left ask of how the course is taken. */
function withMethods(course: CourseChoice, duties: readonly HomeDuty[]): CourseChoice {
	const asking = duties.filter(({ courses, methods, state }) => {
		return state !== '済' && methods.length > 0 && courses.some(({ code }) => code === course.code);
	});
	const methods = asking.flatMap((duty) => methodSentence(duty.methods) ?? []);
	return methods.length === 0 ? course : { ...course, methods: [...new Set(methods)] };
}

function distinct(courses: Named[]): Named[] {
	return [...new Map(courses.map((course) => [course.code, course])).values()];
}

function without(courses: Named[], taken: Named[]): Named[] {
	const codes = new Set(taken.map(({ code }) => code));
	return courses.filter(({ code }) => !codes.has(code));
}
