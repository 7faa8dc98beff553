import { sql } from 'drizzle-orm';
import { type SimilarPerson } from '$lib/domain/requirement';
import { type Db } from '../db/open';

/**
 * Whom these 職員番号, of which none is anybody's, may mean: the one person on the staff list whose number differs in the zeros at its
 * beginning alone. In the order of the list; nobody for a number that more than one could have.
 */
export async function similarPeople(db: Db, numbers: readonly string[]): Promise<SimilarPerson[]> {
	if (numbers.length === 0) return [];
	return db.all<SimilarPerson>(sql`
		WITH bare AS MATERIALIZED (
			SELECT ltrim(staff_number, '0') AS number, staff_number AS staffNumber, name FROM staff
				GROUP BY 1 HAVING count(*) = 1 AND number <> ''
		)
		SELECT asked.value AS typed, bare.staffNumber, bare.name
		FROM json_each(${JSON.stringify(numbers)}) AS asked
		JOIN bare ON bare.number = ltrim(asked.value, '0')
		ORDER BY asked.key`);
}
