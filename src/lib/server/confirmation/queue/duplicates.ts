import { sql } from 'drizzle-orm';
import { type CivilDate } from '$lib/domain/calendar';
import { duplicateDays } from '$lib/domain/confirmation';
import { type CompletionState } from '$lib/domain/training';
import { type Db } from '../../db/open';

/** The other record of what may be one training. */
export type PossibleDuplicate = {
	/** the record it may be the same as */
	of: number;
	id: number;
	completedOn: CivilDate;
	hours: number | null;
	method: string | null;
	state: CompletionState;
	sources: string[];
};

/**
 * 重複の可能性: the records that wait or are confirmed of the same person and course within `duplicateDays` of each of these. One that was
 * returned or taken back counts for nothing and is not shown. Whoever asks has the ids from a query within their reach.
 */
export async function possibleDuplicates(db: Db, ids: readonly number[]): Promise<Map<number, PossibleDuplicate[]>> {
	if (ids.length === 0) return new Map();
	const rows = await db.all<Omit<PossibleDuplicate, 'sources'> & { sources: string }>(sql`
		SELECT one.id AS "of", other.id, other.completed_on AS completedOn, other.hours, other.method, other.state, other.sources
		FROM json_each(${JSON.stringify(ids)}) AS asked
		JOIN completion AS one ON one.id = asked.value
		JOIN completion AS other ON other.staff_id = one.staff_id AND other.course_id = one.course_id AND other.id <> one.id
		WHERE other.state IN ('waiting', 'confirmed')
			AND abs(julianday(other.completed_on) - julianday(one.completed_on)) <= ${duplicateDays}
		ORDER BY one.id, other.completed_on, other.id`);
	const found = new Map<number, PossibleDuplicate[]>();
	for (const row of rows) {
		const duplicate = { ...row, sources: JSON.parse(row.sources) as string[] };
		found.set(row.of, [...(found.get(row.of) ?? []), duplicate]);
	}
	return found;
}
