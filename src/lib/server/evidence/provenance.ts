import { type SQL, sql } from 'drizzle-orm';

/** SQL over `evidence` with its `completion` and `holding`: who attached it, by name; null where it was its person or the command line. */
export const attachedByOther: SQL<string | null> = sql`(
	SELECT person.name FROM entry AS attaching
		JOIN account AS who ON who.id = CAST(substr(attaching.actor, 9) AS INTEGER)
		JOIN staff AS person ON person.staff_number = who.staff_number
	WHERE attaching.number = evidence.added_by AND attaching.actor LIKE 'account:%'
		AND person.id <> coalesce(completion.staff_id, holding.staff_id))`;

/** The same for whether it came after its record was confirmed, and was put right by nobody since: 1 where nobody has looked at it. */
export const isUnseen: SQL<number> = sql`CASE
	WHEN completion.state = 'confirmed' THEN evidence.added_by > ${lookedAt('completion')}
	WHEN holding.state = 'confirmed' THEN evidence.added_by > ${lookedAt('holding')}
	ELSE 0 END`;

/** The entry that confirmed or corrected the record last: the one that laid aside what was not confirmed yet, or was wrong. */
function lookedAt(table: 'completion' | 'holding'): SQL {
	return sql.raw(`coalesce((SELECT max(old.entry) FROM superseded AS old
		WHERE old."table" = '${table}' AND old.row_id = ${table}.id AND old.removed = 0
			AND (old.row ->> '$.state' <> 'confirmed'
				OR EXISTS (SELECT 1 FROM entry WHERE entry.number = old.entry AND entry.event = '${table}.corrected'))
		), ${table}.added_by)`);
}
