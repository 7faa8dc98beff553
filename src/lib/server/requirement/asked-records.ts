import { and, eq, isNull, sql } from 'drizzle-orm';
import { can, type Viewer } from '$lib/domain/access';
import { fiscalYearOf } from '$lib/domain/calendar';
import { type Steps } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { withinScope } from '../access/scope';
import { type Db } from '../db/open';
import { completion, course, requirement, staff } from '../db/schema';
import { takeTurns } from '../indicator/turns';
import { keptCoverageSteps } from './coverages';
import { type LedgerNow } from './chain/ledger-now';
import { type RequirementYear, requirementYear } from './rows';
import { enteredByOthers, isOfRequirement, type RecordAsked } from './waiting';

/**
 * Whether whoever confirms for a 必須研修 may look at this record with its evidence: it is one of those that 確認待ち of a published
 * requirement lists, in a year that has begun. So it counts by its course, day, 実施方法 and person, is not put aside, and is neither the
 * viewer's own nor one they entered.
 */
export async function waitsForRequirement(
	db: Db,
	ledgerNow: LedgerNow,
	viewer: Viewer,
	completionId: number
): Promise<boolean> {
	if (!can(viewer, 'requirement:confirm')) return false;
	const record = await waitingRecord(db, viewer, completionId);
	if (record === null) return false;
	for (const fiscalYear of await yearsBegun(db, viewer)) {
		const year = await requirementYear(db, fiscalYear);
		if (await takeTurns(askedSteps(await ledgerNow(), year, viewer, record))) return true;
	}
	return false;
}

async function waitingRecord(db: Db, viewer: Viewer, id: number): Promise<RecordAsked | null> {
	const { completedOn, method, heldReason, state } = completion;
	const [found] = await db
		.select({ staffNumber: staff.staffNumber, courseCode: course.code, completedOn, method })
		.from(completion)
		.innerJoin(staff, eq(staff.id, completion.staffId))
		.innerJoin(course, eq(course.id, completion.courseId))
		.where(
			and(
				...[eq(completion.id, id), eq(state, 'waiting'), isNull(heldReason)],
				...[enteredByOthers(viewer), withinScope(viewer, 'requirement:confirm')]
			)
		);
	return found ?? null;
}

async function yearsBegun(db: Db, { today }: Viewer): Promise<number[]> {
	const rows = await db
		.selectDistinct({ fiscalYear: requirement.fiscalYear })
		.from(requirement)
		.where(and(eq(requirement.state, 'published'), sql`${requirement.fiscalYear} <= ${fiscalYearOf(today)}`));
	return rows.map(({ fiscalYear }) => fiscalYear);
}

function* askedSteps(
	ledger: Ledger,
	{ requirements, exemptions }: RequirementYear,
	{ today }: Viewer,
	record: RecordAsked
): Steps<boolean> {
	for (const one of requirements)
		if (one.state === 'published')
			if (isOfRequirement(ledger, yield* keptCoverageSteps(ledger, one, exemptions, today), record)) return true;
	return false;
}
