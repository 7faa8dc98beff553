import { type AccountRole, isAccountRole, type ViewerRole, viewerRoles } from '$lib/domain/access';
import { day } from '$lib/domain/calendar';
import { type Database } from '$lib/server/db/open';
import { addRow, addRows, changeRow } from '$lib/server/db/rows';
import { completion, course, deputy, requirement, staff } from '$lib/server/db/schema';
import { asc, eq } from 'drizzle-orm';
import { givenAccount, rearrange, settle, viewerOn } from '../access/settle';
import { freshDb } from '../../setup/database';

export const today = '2026-11-21';

/** One of each role in 1010, called by it, and 花子 (0001) and 一郎 (0002); SEC is this year's 必須研修, DX is none. */
export async function townOfActors(): Promise<Database> {
	const database = await freshDb();
	const actors = viewerRoles.map((role) => ({
		...{ staffNumber: role, posts: '1010' },
		appointments: role === '所属長' ? [{ role: '所属長', in: '1010' }] : []
	}));
	const others = ['0001', '0002'].map((staffNumber) => ({ staffNumber, posts: '1010' }));
	await settle(database, { departments: [{ code: '1010' }], people: [...actors, ...others] });
	await rearrange(database, async (change) => {
		const one = (code: string) => ({ code, name: code, category: 'DX' as const, provider: null, validMonths: null });
		await addRows(change, course, [one('SEC'), one('DX')]);
		await addRow(change, requirement, {
			...{ fiscalYear: 2026, name: '情報セキュリティ', state: 'published', dueOn: day('2027-03-31'), note: null },
			...{ rule: { courses: { anyOf: ['SEC'], atLeast: 1 } } as never, copiedFrom: null }
		});
		const [acting] = await change.db.select().from(staff).where(eq(staff.staffNumber, '確認代行'));
		const days = { from: day('2026-11-01'), to: day('2026-12-31') };
		await addRow(change, deputy, { departmentCode: '1010', staffId: acting!.id, ...days });
	});
	for (const role of viewerRoles) {
		const roles: AccountRole[] = isAccountRole(role) && role !== '職員' ? ['職員', role] : ['職員'];
		await givenAccount(database, role, ...roles);
	}
	return database;
}

export const actor = (database: Database, role: ViewerRole) => viewerOn(database, role, today);

/** The 必須研修 as nobody may rely on it any more, or not yet. */
export async function setRequirement(database: Database, state: 'draft' | 'withdrawn'): Promise<void> {
	await rearrange(database, async (change) => {
		const [row] = await change.db.select().from(requirement);
		await changeRow(change, requirement, row!, { state });
	});
}

/** What is recorded, as 職員番号 and course. */
export async function recorded(database: Database): Promise<string[]> {
	const rows = await database.reader
		.select({ number: staff.staffNumber, code: course.code })
		.from(completion)
		.innerJoin(staff, eq(staff.id, completion.staffId))
		.innerJoin(course, eq(course.id, completion.courseId))
		.orderBy(asc(completion.id));
	return rows.map(({ number, code }) => `${number} ${code}`);
}
