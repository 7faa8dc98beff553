import { and, asc, between, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { type CivilDate, lastDayOf } from '$lib/domain/calendar';
import { standingOf } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { type Coverage, type Requirement } from '$lib/domain/requirement';
import { acceptsMethod } from '$lib/domain/training';
import { withinScope } from '../access/scope';
import { queueRows, type WaitingCompletion } from '../confirmation/queue/queue';
import { type Db } from '../db/open';
import { completion, course } from '../db/schema';
import { takeTurns } from '../indicator/turns';
import { keptCoverageSteps } from './coverages';
import { exemptionsFrom, requirementOf } from './rows';

/** 受講日 of the records that count towards a requirement. */
export function daysThatCount({ rule, fiscalYear }: Pick<Requirement, 'rule' | 'fiscalYear'>): {
	from: CivilDate;
	to: CivilDate;
} {
	return { from: rule.countsFrom, to: lastDayOf(fiscalYear) };
}

/** The codes of its courses, whether each of them is asked or any. */
export function coursesOf({ rule: { courses } }: Pick<Requirement, 'rule'>): readonly string[] {
	return 'allOf' in courses ? courses.allOf : courses.anyOf;
}

/**
 * Whether a record is one of the requirement's: of its courses, of a day and by a 実施方法 that count, and of somebody whom it is about.
 *
 * @param coverage of today
 */
export function isOfRequirement(ledger: Ledger, { requirement, figure }: Coverage, record: RecordAsked): boolean {
	const person = ledger.people.positions.get(record.staffNumber);
	const { from, to } = daysThatCount(requirement);
	const { methods } = requirement.rule;
	const isAsked = person !== undefined && standingOf(figure, person) !== null;
	const isInTime = from <= record.completedOn && record.completedOn <= to;
	const isByMethod = acceptsMethod(methods, record.method);
	return isAsked && isInTime && isByMethod && coursesOf(requirement).includes(record.courseCode);
}

export type RecordAsked = {
	staffNumber: string;
	courseCode: string;
	completedOn: CivilDate;
	method: string | null;
};

/** The condition, over `completion`, of what the viewer did not enter for somebody else. */
export function enteredByOthers({ accountId }: Viewer): SQL | undefined {
	return or(isNull(completion.enteredBy), ne(completion.enteredBy, accountId));
}

/** Records that count towards a requirement once they are confirmed, oldest first; those put aside (保留) by themselves. */
export type RequirementWaiting = { waiting: WaitingCompletion[]; held: WaitingCompletion[] };

/**
 * The records that wait for their confirmation and count towards the requirement then: without the viewer's own, and those they entered
 * for others.
 *
 * @param coverage of today
 */
export async function waitingOfRequirement(
	db: Db,
	ledger: Ledger,
	viewer: Viewer,
	coverage: Coverage
): Promise<RequirementWaiting> {
	const { requirement } = coverage;
	const { from, to } = daysThatCount(requirement);
	const rows = await queueRows(db, viewer)
		.where(
			and(
				// With no parameter: only so does SQLite look where those that wait stand.
				sql`${completion.state} = 'waiting'`,
				...[enteredByOthers(viewer), withinScope(viewer, 'requirement:confirm')],
				...[inArray(course.code, [...coursesOf(requirement)]), between(completion.completedOn, from, to)]
			)
		)
		.orderBy(asc(completion.addedBy), asc(completion.id));
	const asked = rows.filter((row) => isOfRequirement(ledger, coverage, row));
	const isHeld = ({ heldReason }: WaitingCompletion) => heldReason !== null;
	return { waiting: asked.filter((row) => !isHeld(row)), held: asked.filter(isHeld) };
}

/** The same by the number of the requirement; null where there is no published one. */
export async function requirementWaiting(
	db: Db,
	ledger: Ledger,
	viewer: Viewer,
	id: number
): Promise<RequirementWaiting | null> {
	const requirement = await requirementOf(db, id);
	if (requirement?.state !== 'published') return null;
	const exemptions = await exemptionsFrom(db, id);
	const coverage = await takeTurns(keptCoverageSteps(ledger, requirement, exemptions, viewer.today));
	return waitingOfRequirement(db, ledger, viewer, coverage);
}
