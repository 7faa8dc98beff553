import { sql } from 'drizzle-orm';
import { type Db } from '../../db/open';
import { plainNumber } from './find-account';

/**
 * The one 職員番号, of somebody on the staff list or of an account, that differs from what was typed in the zeros at its beginning alone;
 * null where there is none, or more than one.
 */
export async function similarNumber(db: Db, typed: string): Promise<string | null> {
	const significant = plainNumber(typed).replace(/^0+/, '');
	if (significant === '') return null;
	const found = await db.all<{ number: string }>(sql`
		SELECT staff_number AS number FROM staff WHERE ltrim(staff_number, '0') = ${significant}
		UNION SELECT staff_number FROM account WHERE ltrim(staff_number, '0') = ${significant} LIMIT 2`);
	return found.length === 1 ? found[0]!.number : null;
}
