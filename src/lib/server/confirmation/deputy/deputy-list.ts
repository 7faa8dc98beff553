import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { scopeOf, type Viewer } from '$lib/domain/access';
import { hasStayed } from '../../access/deputising';
import { type Db } from '../../db/open';
import { department, deputy, staff } from '../../db/schema';
import { isDepartmentOn } from '../../organisation/in-force';

/** So many that ended are still shown. */
const mostEnded = 50;

/** 確認の代行 of the departments for which the viewer appoints them, those to come and at work first; `isOver`: it has ended; `hasMoved`: by a transfer. */
export async function deputiesFor(db: Db, viewer: Viewer) {
	const scope = scopeOf(viewer, 'deputy:appoint');
	if (scope.kind === 'none' || scope.kind === 'own') return [];
	const { today } = viewer;
	const hasMoved = sql<number>`${deputy.to} >= ${today} AND NOT (${hasStayed(today)})`;
	const isOver = sql<number>`${deputy.to} < ${today} OR (${hasMoved})`;
	const rows = await db
		.select({
			...{ id: deputy.id, departmentCode: deputy.departmentCode, department: department.name },
			...{ staffNumber: staff.staffNumber, name: staff.name, from: deputy.from, to: deputy.to, isOver, hasMoved }
		})
		.from(deputy)
		.innerJoin(staff, eq(staff.id, deputy.staffId))
		.leftJoin(department, and(eq(department.code, deputy.departmentCode), isDepartmentOn(today)))
		.where(scope.kind === 'all' ? undefined : inArray(deputy.departmentCode, [...scope.codes]))
		.orderBy(asc(isOver), desc(deputy.to), asc(deputy.id));
	const standing = rows.filter((row) => !row.isOver);
	return [...standing, ...rows.filter((row) => row.isOver).slice(0, mostEnded)].map((row) => ({
		...row,
		isOver: Boolean(row.isOver),
		hasMoved: Boolean(row.hasMoved)
	}));
}

/** The departments of today for which the viewer may appoint a deputy, by code. */
export async function deputyDepartments(db: Db, viewer: Viewer) {
	const scope = scopeOf(viewer, 'deputy:appoint');
	if (scope.kind === 'none' || scope.kind === 'own') return [];
	return db
		.select({ code: department.code, name: department.name })
		.from(department)
		.where(
			and(isDepartmentOn(viewer.today), scope.kind === 'all' ? undefined : inArray(department.code, [...scope.codes]))
		)
		.orderBy(asc(department.code));
}
