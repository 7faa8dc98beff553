import { sql } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { readPayload } from '$lib/domain/audit';
import { type ChangedField, changedFields } from '$lib/domain/confirmation';
import { type Db } from '../db/open';

/** What 人事 corrected of one record: when (UTC, ISO 8601), who, why, and old → new. */
export type Correction = {
	completionId: number;
	at: string;
	by: string;
	reason: string;
	changes: ChangedField<CorrectedField>[];
};

/** `course`: its name */
export const correctedFields = ['course', 'completedOn', 'hours', 'comprehension'] as const;
export type CorrectedField = (typeof correctedFields)[number];

type Row = { completionId: number; at: string; by: string; payload: string | null; before: string; after: string };

/** Every correction of the viewer's own records, the latest first; a record may have been corrected more than once. */
export async function correctionsOf(db: Db, { staffId }: Viewer): Promise<Correction[]> {
	if (staffId === null) return [];
	const rows = await db.all<Row>(corrections(staffId));
	return rows.map(({ completionId, at, by, payload, before, after }) => {
		const reason = readPayload(payload)?.reason;
		const [was, is] = [JSON.parse(before), JSON.parse(after)] as Record<CorrectedField, unknown>[];
		const changes = changedFields(was!, is!, correctedFields);
		return { completionId, at, by, reason: typeof reason === 'string' ? reason : '', changes };
	});
}

/**
 * The version that a correction laid aside beside the one it wrote: the next that was laid aside, or the row as it stands. The person of a
 * record never changes, so the records are found by today's rows.
 */
function corrections(staffId: number) {
	const claim = (row: string) =>
		sql.raw(`json_object('course', (SELECT name FROM course WHERE course.id = ${row} ->> '$.courseId'),
			'completedOn', ${row} ->> '$.completedOn', 'hours', ${row} ->> '$.hours', 'comprehension', ${row} ->> '$.comprehension')`);
	return sql`
		WITH own AS (
			SELECT id, json_object('courseId', course_id, 'completedOn', completed_on, 'hours', hours, 'comprehension', comprehension) AS row
			FROM completion WHERE staff_id = ${staffId}
		)
		SELECT own.id AS completionId, entry.at, entry.payload, ${claim('old.row')} AS "before", ${claim('coalesce(next.row, own.row)')} AS "after",
			coalesce((SELECT staff.name FROM account JOIN staff ON staff.staff_number = account.staff_number
				WHERE 'account:' || account.id = entry.actor), '管理者') AS "by"
		FROM own
		JOIN superseded AS old ON old."table" = 'completion' AND old.row_id = own.id AND old.removed = 0
		JOIN entry ON entry.number = old.entry AND entry.event = 'completion.corrected'
		LEFT JOIN superseded AS next ON next."table" = 'completion' AND next.row_id = own.id AND next.written_by = old.entry
		ORDER BY entry.number DESC, own.id`;
}
