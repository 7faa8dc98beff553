import { day } from '$lib/domain/calendar';
import { type Database } from '$lib/server/db/open';
import { addRow } from '$lib/server/db/rows';
import { completion, course, holding, staff } from '$lib/server/db/schema';
import { type Viewer } from '$lib/domain/access';
import { eq } from 'drizzle-orm';
import { givenAccount, rearrange, settle, viewerOn } from '../access/settle';

/** On which everybody of these tests comes. */
export const today = '2026-11-21';

/**
 * 0001 and 0002 are of 1010, which 0003 heads; 0004 is of 1020; 0005 is 人事. Each has an account, 0001 a waiting completion and a waiting
 * holding.
 */
export async function evidenceTown(database: Database) {
	await settle(database, {
		people: [
			{ posts: '1010' },
			{ posts: '1010' },
			{ posts: '1010', appointments: [{ role: '所属長', in: '1010' }] },
			{ posts: '1020' },
			{ posts: '1020' }
		]
	});
	const ids = await records(database);
	for (const number of ['0001', '0002', '0003', '0004']) await givenAccount(database, number, '職員');
	await givenAccount(database, '0005', '職員', '人事');
	const as = (number: string): Promise<Viewer> => viewerOn(database, number, today);
	return { ...ids, as };
}

async function records(database: Database) {
	const ids = { completionId: 0, holdingId: 0, courseId: 0, staffId: 0 };
	await rearrange(database, async (change) => {
		const [person] = await change.db.select().from(staff).where(eq(staff.staffNumber, '0001'));
		ids.staffId = person!.id;
		const dx = { code: 'DX-BASIC', name: 'DX基礎', category: 'DX' as const, provider: null, validMonths: null };
		ids.courseId = await addRow(change, course, dx);
		ids.completionId = await addRow(change, completion, { ...claimOf(ids), completedOn: day('2026-06-01') });
		ids.holdingId = await addRow(change, holding, {
			...{ staffId: ids.staffId, qualificationCode: 'IP', passedOn: '2026-06', countedOn: day('2026-06-30') },
			...{ certificateNumber: null, expiresOn: null, state: 'waiting' as const, returnReason: null, heldReason: null }
		});
	});
	return ids;
}

export const claimOf = ({ staffId, courseId }: { staffId: number; courseId: number }) => ({
	...{ staffId, courseId, hours: null, comprehension: null, method: null, sources: ['本人'] },
	...{ state: 'waiting' as const, returnReason: null, heldReason: null }
});
