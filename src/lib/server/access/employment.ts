import { eq } from 'drizzle-orm';
import { type CivilDate } from '$lib/domain/calendar';
import { type Db } from '../db/open';
import { staff } from '../db/schema';

/** `leftOn` is the last day; null while there is none. */
export type Employment = { hiredOn: CivilDate; leftOn: CivilDate | null };

/** The employment of a 職員番号; null where nobody on the staff list has it. */
export async function employmentOf(db: Db, staffNumber: string): Promise<Employment | null> {
	const employment = { hiredOn: staff.hiredOn, leftOn: staff.leftOn };
	const [found] = await db.select(employment).from(staff).where(eq(staff.staffNumber, staffNumber));
	return found ?? null;
}
