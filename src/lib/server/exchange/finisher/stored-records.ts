import { type CivilDate } from '$lib/domain/calendar';
import { type Viewer } from '$lib/domain/access';
import { type FindRecord, type JudgedRow, type StoredRecord } from '$lib/domain/exchange';
import { type CompletionState } from '$lib/domain/training';
import { type Tx } from '../../db/open';
import { ownTurn } from '../../indicator/turns';
import { type RowIds } from './judged';

/** So few that a statement about them holds everybody else for some milliseconds. */
const askedAtOnce = 500;

type Asked = { staffNumber: string; courseCode: string; completedOn: CivilDate };
type Packed = [
	nth: number,
	id: number,
	state: CompletionState,
	hours: number | null,
	comprehension: number | null,
	sources: string[],
	method: string | null,
	isHeld: number,
	enteredBy: number | null
];

// The person first: the index over all three leaves out what was withdrawn.
const sql = `SELECT json_group_array(json_array(asked.key, row.id, row.state, row.hours, row.comprehension,
		json(row.sources), row.method, row.held_reason IS NOT NULL, row.entered_by)) AS rows
	FROM json_each(?) AS asked CROSS JOIN completion AS row ON row.staff_id = asked.value ->> 0
		AND row.course_id = asked.value ->> 1 AND row.completed_on = asked.value ->> 2`;

/**
 * What is stored of the people, courses and days of the rows without a fault, each with the id of its row; where a record was taken back
 * and made again, the living one.
 */
export async function findStored(
	{ raw }: Tx,
	{ accountId }: Viewer,
	rows: readonly JudgedRow[],
	ids: RowIds
): Promise<FindRecord> {
	const asked = rows.flatMap(askedOf);
	const found = new Map<string, StoredRecord & { id: number }>();
	for (let start = 0; start < asked.length; start += askedAtOnce) {
		const some = asked.slice(start, start + askedAtOnce);
		const keys = some.map((one) => [ids.staff.get(one.staffNumber), ids.courses.get(one.courseCode), one.completedOn]);
		const answer = await raw.execute({ sql, args: [JSON.stringify(keys)] });
		for (const packed of JSON.parse(String(answer.rows[0]?.rows)) as Packed[]) {
			const one = some[packed[0]]!;
			if (packed[2] === 'withdrawn' && found.has(keyOf(one))) continue;
			found.set(keyOf(one), recordOf(packed, one, accountId));
		}
		await ownTurn();
	}
	return (staffNumber, courseCode, completedOn) => found.get(keyOf({ staffNumber, courseCode, completedOn }));
}

function askedOf({ staffNumber, courseCode, completedOn, faults }: JudgedRow): Asked[] {
	if (faults.length > 0 || staffNumber === null || courseCode === null || completedOn === null) return [];
	return [{ staffNumber, courseCode, completedOn }];
}

function keyOf({ staffNumber, courseCode, completedOn }: Asked): string {
	return [staffNumber, courseCode, completedOn].join('\t');
}

function recordOf(packed: Packed, asked: Asked, accountId: number): StoredRecord & { id: number } {
	const [, id, state, hours, comprehension, sources, method, isHeld, enteredBy] = packed;
	const said = { id, ...asked, state, hours, comprehension, sources, method };
	return { ...said, isHeld: isHeld === 1, isOwnEntry: enteredBy === accountId };
}
