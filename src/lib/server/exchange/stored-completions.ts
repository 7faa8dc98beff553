import { type CivilDate } from '$lib/domain/calendar';
import { dayNumber } from '$lib/domain/ledger';
import { type Completion, type CompletionState } from '$lib/domain/training';
import { type Tx } from '../db/open';
import { packedRows } from '../db/packed';
import { type Stored } from './stored';

/** A stored completion with the id of its row. */
export type StoredCompletion = Completion & { id: number };
export type FindCompletion = (staffNumber: string, courseCode: string, on: CivilDate) => StoredCompletion | undefined;

type Packed = [
	id: number,
	staffId: number,
	courseId: number,
	day: number,
	CompletionState,
	number | null,
	number | null,
	string,
	string | null
];

const packed = `json_array(id, staff_id, course_id, CAST(julianday(completed_on) - 2440587.5 AS INTEGER),
	state, hours, comprehension, sources, method)`;

/**
 * Finds a stored completion by its key. A million of them fit in memory as one number and one short row each. Where a person took a
 * record back and made it again, the living one is found.
 */
export async function findCompletions(tx: Tx, { staff, courses }: Stored): Promise<FindCompletion> {
	const staffIds = new Map(staff.map(({ staffNumber, id }) => [staffNumber, id]));
	const courseIds = new Map(courses.map(({ code, id }) => [code, id]));
	const rows = new Map<number, Packed>();
	const words = new Map<string, string>();
	const once = (word: string) => words.get(word) ?? (words.set(word, word), word);
	for await (const chunk of packedRows<Packed>(tx.raw, 'completion', packed))
		for (const row of chunk) {
			const key = completionKey(row[1], row[2], row[3]);
			if (row[4] === 'withdrawn' && rows.has(key)) continue;
			// One text for each different word instead of one per row.
			[row[4], row[7], row[8]] = [once(row[4]) as CompletionState, once(row[7]), row[8] && once(row[8])];
			rows.set(key, row);
		}
	return (staffNumber, courseCode, completedOn) => {
		const [staffId, courseId] = [staffIds.get(staffNumber), courseIds.get(courseCode)];
		if (staffId === undefined || courseId === undefined) return undefined;
		const row = rows.get(completionKey(staffId, courseId, dayNumber(completedOn)));
		return row && unpack(row, { staffNumber, courseCode, completedOn });
	};
}

/** One number for a person, course and day: 18 + 16 + 18 bits, within the 53 a number holds exactly. */
function completionKey(staffId: number, courseId: number, day: number): number {
	return (staffId * 65_536 + courseId) * 262_144 + day + 65_536;
}

function unpack(row: Packed, key: Pick<Completion, 'staffNumber' | 'courseCode' | 'completedOn'>): StoredCompletion {
	const [id, , , , state, hours, comprehension, sources, method] = row;
	return { ...key, id, state, hours, comprehension, sources: JSON.parse(sources) as string[], method };
}
