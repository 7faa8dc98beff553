import { and, count, eq, sql } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { qualificationName } from '$lib/domain/qualification';
import { choicesFrom, type QueueChoices } from '../confirmation/queue-choices';
import { type Db } from '../db/open';
import { assignment, department, holding, staff } from '../db/schema';
import { isDepartmentOn, isEmployedOn, isPrimaryPostOn } from '../organisation/in-force';
import { type HoldingFilter, isWaitingFor } from './waiting';

/** What 確認待ち of qualifications can be narrowed to, as of completions: `courses` are the qualifications. */
export async function holdingChoices(db: Db, viewer: Viewer, filter: HoldingFilter = {}): Promise<QueueChoices> {
	const { qualificationCode, ...others } = filter;
	return choicesFrom(await groupsOf(db, viewer), { ...others, courseCode: qualificationCode });
}

async function groupsOf(db: Db, viewer: Viewer) {
	const { today } = viewer;
	const on = holding.countedOn;
	const fiscalYear = sql<number>`CAST(substr(${on}, 1, 4) AS INTEGER) - (substr(${on}, 6, 2) < '04')`;
	const held = sql<number>`${holding.heldReason} IS NOT NULL`;
	const rows = await db
		.select({
			...{ courseCode: holding.qualificationCode, fiscalYear, held, count: count() },
			...{ departmentCode: assignment.departmentCode, department: department.name }
		})
		.from(holding)
		.innerJoin(staff, eq(staff.id, holding.staffId))
		.leftJoin(assignment, and(eq(assignment.staffId, staff.id), isPrimaryPostOn(today), isEmployedOn(today)))
		.leftJoin(department, and(eq(department.code, assignment.departmentCode), isDepartmentOn(today)))
		.where(isWaitingFor(viewer))
		.groupBy(holding.qualificationCode, assignment.departmentCode, fiscalYear, held);
	return rows.map((row) => ({ ...row, course: qualificationName(row.courseCode) }));
}
