import { and, count, eq, sql } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { type Db } from '../../db/open';
import { assignment, staff } from '../../db/schema';
import { isEmployedOn, isPrimaryPostOn } from '../../organisation/in-force';
import { isWaitingFor } from './asked';
import { type Kind } from '../kinds';

/**
 * How many records of a kind wait for this viewer that have their subject, the department of today's 本務, their 年度 and 保留 in common:
 * for a query around it to look up the names, once for each group.
 */
export function groupsThatWait(db: Db, viewer: Viewer, kind: Kind) {
	const { table, subject, on } = kind;
	const { today } = viewer;
	const fiscalYear = sql<number>`CAST(substr(${on}, 1, 4) AS INTEGER) - (substr(${on}, 6, 2) < '04')`;
	const held = sql<number>`${table.heldReason} IS NOT NULL`;
	const counts = db
		.select({
			...{ subject, departmentCode: assignment.departmentCode },
			...{ fiscalYear: fiscalYear.as('fiscal_year'), held: held.as('held'), count: count().as('waiting') }
		})
		.from(table)
		.innerJoin(staff, eq(staff.id, table.staffId))
		.leftJoin(assignment, and(eq(assignment.staffId, staff.id), isPrimaryPostOn(today), isEmployedOn(today)))
		.where(isWaitingFor(kind, viewer))
		.groupBy(subject, assignment.departmentCode, fiscalYear, held);
	return db.$with('queue_group').as(counts);
}
