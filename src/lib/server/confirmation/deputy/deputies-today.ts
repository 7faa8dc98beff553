import { and, asc, eq, inArray } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { isDeputyOn } from '../../access/deputising';
import { type Db } from '../../db/open';
import { department, deputy, staff } from '../../db/schema';
import { isDepartmentOn, isEmployedOn } from '../../organisation/in-force';

/**
 * Who confirms today in the place of a 所属長: for the departments this viewer heads, and for those for which they are a deputy themselves
 * (`isSelf`), those who end first in front. Nobody where 人事 alone confirms.
 */
export async function deputiesToday(db: Db, viewer: Viewer) {
	const { today, staffId, headed, deputised } = viewer;
	const codes = [...headed, ...deputised];
	if (codes.length === 0 || !Object.values(viewer.confirmation).includes('所属長')) return [];
	const rows = await db
		.select({
			...{ id: deputy.id, staffId: deputy.staffId, name: staff.name },
			...{ department: department.name, from: deputy.from, to: deputy.to }
		})
		.from(deputy)
		.innerJoin(staff, and(eq(staff.id, deputy.staffId), isEmployedOn(today)))
		.innerJoin(department, and(eq(department.code, deputy.departmentCode), isDepartmentOn(today)))
		.where(and(inArray(deputy.departmentCode, codes), isDeputyOn(today)))
		.orderBy(asc(deputy.to), asc(deputy.id));
	return rows.map(({ staffId: who, ...row }) => ({ ...row, isSelf: who === staffId }));
}

export type DeputyToday = Awaited<ReturnType<typeof deputiesToday>>[number];
