import { type SQL, sql } from 'drizzle-orm';
import { type AuditFilter } from '$lib/domain/audit';
import { addDays, startInJapan } from '$lib/domain/calendar';
import { actorOf } from '../access/actor';
import { actorText } from './actor';
import { type Subjects } from './subjects';
import { touchingPerson, touchingRecord } from './touching';

/**
 * SQL that gives the numbers of the newest entries that fit every condition, newest first.
 *
 * @param before only entries below this number; null for the newest
 */
export function newestNumbers(filter: AuditFilter, subjects: Subjects, before: number | null, limit: number): SQL {
	const { person, record, import: run } = subjects;
	const conditions = ofEntry(filter, before);
	const sets = [
		...(record === null ? [] : [touchingRecord(record)]),
		...(run === null ? [] : [sql`SELECT value FROM json_each(${JSON.stringify(run.entries)})`])
	];
	if (person === null) return newest(conditions, sets, limit);
	// Each of the two by its own index; what both find is one entry.
	const touched = newest(conditions, [touchingPerson(person.staffNumber), ...sets], limit);
	if (person.accountId === null) return touched;
	const actor = actorText(actorOf({ accountId: person.accountId }));
	const done = newest([sql`actor = ${actor}`, ...conditions], sets, limit);
	return sql`SELECT number FROM (${done}) UNION SELECT number FROM (${touched}) ORDER BY number DESC LIMIT ${limit}`;
}

/** The first set leads and the log is looked up by it: left to itself, SQLite would go through the log from its end. */
function newest(conditions: SQL[], [first, ...others]: SQL[], limit: number): SQL {
	const all = [sql`1`, ...conditions, ...others.map((set) => sql`entry.number IN (${set})`)];
	const from =
		first === undefined
			? sql`entry`
			: sql`(WITH touched(number) AS (${first}) SELECT DISTINCT number FROM touched) AS touched
				CROSS JOIN entry ON entry.number = touched.number`;
	return sql`SELECT entry.number FROM ${from} WHERE ${sql.join(all, sql` AND `)} ORDER BY entry.number DESC LIMIT ${limit}`;
}

function ofEntry({ event, from, to }: AuditFilter, before: number | null): SQL[] {
	const times: SQL[] = [];
	if (from !== null) times.push(sql`at >= ${startInJapan(from).toISOString()}`);
	if (to !== null) times.push(sql`at < ${startInJapan(addDays(to, 1)).toISOString()}`);
	const during = sql.join(times, sql` AND `);
	// The clock may have been set back, so the days bound the numbers but do not order them. The + leaves each to the index over `at`.
	const bounds = sql`entry.number BETWEEN (SELECT min(+number) FROM entry WHERE ${during}) AND (SELECT max(+number) FROM entry WHERE ${during})`;
	return [
		...(before === null ? [] : [sql`entry.number < ${before}`]),
		...(event === null ? [] : [sql`event = ${event}`]),
		...(times.length === 0 ? [] : [bounds, ...times.map((time) => sql`+${time}`)])
	];
}
