import { and, gte, lte, type Placeholder, type SQL, sql } from 'drizzle-orm';
import { type CivilDate } from '$lib/domain/calendar';
import { assignment, deputy, entry } from '../db/schema';

type Asked = CivilDate | Placeholder;

/** Whether the row of `deputy` around confirms on the day: between its days, and as long as its 本務 is where it was. */
export function isDeputyOn(day: Asked): SQL | undefined {
	return and(lte(deputy.from, day), gte(deputy.to, day), hasStayed(day));
}

/**
 * Whether whoever was appointed has not been transferred: the 本務 of the day is of the department in which they were appointed, or from the
 * first day on where that came earlier, as in what was entered later. No 本務 is a place too.
 */
export function hasStayed(day: Asked): SQL {
	const appointed = sql`(SELECT date(${entry.at}, '+9 hours') FROM ${entry} WHERE ${entry.number} = ${deputy.addedBy})`;
	return sql`(${postOn(day)}) IS (${postOn(sql`min(${deputy.from}, ${appointed})`)})`;
}

function postOn(day: Asked | SQL) {
	return sql`SELECT ${assignment.departmentCode} FROM ${assignment}
		WHERE ${assignment.staffId} = ${deputy.staffId} AND ${assignment.kind} = '本務' AND ${assignment.from} <= ${day}
			AND (${assignment.to} IS NULL OR ${assignment.to} >= ${day}) LIMIT 1`;
}
