import { and, eq, sql } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { qualificationName } from '$lib/domain/qualification';
import { groupsThatWait } from '../confirmation/queue/groups';
import { holdings } from '../confirmation/kinds';
import { choicesFrom, type QueueChoices } from '../confirmation/queue/queue-choices';
import { type Db } from '../db/open';
import { department } from '../db/schema';
import { isDepartmentOn } from '../organisation/in-force';
import { asQueueFilter, type HoldingFilter } from './waiting';

/** What 確認待ち of qualifications can be narrowed to, as of completions: `courses` are the qualifications. */
export async function holdingChoices(db: Db, viewer: Viewer, filter: HoldingFilter = {}): Promise<QueueChoices> {
	return choicesFrom(await groupsOf(db, viewer), asQueueFilter(filter));
}

async function groupsOf(db: Db, viewer: Viewer) {
	const group = groupsThatWait(db, viewer, holdings);
	const rows = await db
		.with(group)
		.select({
			...{ courseCode: sql<string>`${group.subject}`, fiscalYear: group.fiscalYear, held: group.held },
			...{ count: group.count, departmentCode: group.departmentCode, department: department.name }
		})
		.from(group)
		.leftJoin(department, and(eq(department.code, group.departmentCode), isDepartmentOn(viewer.today)));
	return rows.map((row) => ({ ...row, course: qualificationName(row.courseCode) }));
}
