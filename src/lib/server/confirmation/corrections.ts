import { type SQL, sql } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { readPayload } from '$lib/domain/audit';
import { type ChangedField, changedFields, type RecordKind } from '$lib/domain/confirmation';
import { qualificationName } from '$lib/domain/qualification';
import { type Db } from '../db/open';

/** What 人事 corrected of one record: when (UTC, ISO 8601), who, why, and old → new. */
export type Correction = {
	/** the completion or the holding */
	recordId: number;
	at: string;
	by: string;
	reason: string;
	changes: ChangedField[];
};

/** Per kind what a correction may change, in the order in which it is told. `course` and `qualification`: the name. */
const correctedFields: Record<RecordKind, readonly string[]> = {
	completion: ['course', 'completedOn', 'hours', 'comprehension', 'method'],
	holding: ['qualification', 'passedOn', 'certificateNumber', 'expiresOn']
};

type Row = { recordId: number; at: string; by: string; payload: string | null; before: string; after: string };
type Version = Record<string, unknown>;

/** Every correction of the viewer's own records of a kind, the latest first; a record may have been corrected more than once. */
export async function correctionsOf(
	db: Db,
	{ staffId }: Viewer,
	kind: RecordKind = 'completion'
): Promise<Correction[]> {
	if (staffId === null) return [];
	const rows = await db.all<Row>(corrections(staffId, kind));
	return rows.map(({ recordId, at, by, payload, before, after }) => {
		const reason = readPayload(payload)?.reason;
		const [was, is] = [before, after].map((version) => named(JSON.parse(version) as Version));
		const changes = changedFields(was!, is!, correctedFields[kind]);
		return { recordId, at, by, reason: typeof reason === 'string' ? reason : '', changes };
	});
}

function named({ qualificationCode, ...version }: Version): Version {
	return qualificationCode ? { qualification: qualificationName(String(qualificationCode)), ...version } : version;
}

/** What a version of a row said, as JSON; `row`: a row as its versions keep it. */
const claims: Record<RecordKind, (row: string) => string> = {
	completion: (row) => `json_object('course', (SELECT name FROM course WHERE course.id = ${row} ->> '$.courseId'),
		'completedOn', ${row} ->> '$.completedOn', 'hours', ${row} ->> '$.hours', 'comprehension', ${row} ->> '$.comprehension',
		'method', ${row} ->> '$.method')`,
	holding: (
		row
	) => `json_object('qualificationCode', ${row} ->> '$.qualificationCode', 'passedOn', ${row} ->> '$.passedOn',
		'certificateNumber', ${row} ->> '$.certificateNumber', 'expiresOn', ${row} ->> '$.expiresOn')`
};

const standing: Record<RecordKind, SQL> = {
	completion: sql`json_object('courseId', course_id, 'completedOn', completed_on, 'hours', hours,
		'comprehension', comprehension, 'method', method) AS row FROM completion`,
	holding: sql`json_object('qualificationCode', qualification_code, 'passedOn', passed_on,
		'certificateNumber', certificate_number, 'expiresOn', expires_on) AS row FROM holding`
};

/**
 * The version that a correction laid aside beside the one it wrote: the next that was laid aside, or the row as it stands. The person of a
 * record never changes, so the records are found by today's rows.
 */
function corrections(staffId: number, kind: RecordKind) {
	const claim = (row: string) => sql.raw(claims[kind](row));
	return sql`
		WITH own AS (SELECT id, ${standing[kind]} WHERE staff_id = ${staffId})
		SELECT own.id AS recordId, entry.at, entry.payload, ${claim('old.row')} AS "before", ${claim('coalesce(next.row, own.row)')} AS "after",
			coalesce((SELECT staff.name FROM account JOIN staff ON staff.staff_number = account.staff_number
				WHERE 'account:' || account.id = entry.actor), '管理者') AS "by"
		FROM own
		JOIN superseded AS old ON old."table" = ${kind} AND old.row_id = own.id AND old.removed = 0
		JOIN entry ON entry.number = old.entry AND entry.event = ${`${kind}.corrected`}
		LEFT JOIN superseded AS next ON next."table" = ${kind} AND next.row_id = own.id AND next.written_by = old.entry
		ORDER BY entry.number DESC, own.id`;
}
