import { type CivilDate } from '$lib/domain/calendar';
import { dayNumber, Dictionary } from '$lib/domain/ledger';
import { type Completion, type CompletionState, completionStates } from '$lib/domain/training';
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
	state: CompletionState,
	hours: number | null,
	comprehension: number | null,
	sources: string,
	method: string | null
];

const packed = `json_array(id, staff_id, course_id, CAST(julianday(completed_on) - 2440587.5 AS INTEGER),
	state, hours, comprehension, sources, method)`;

/**
 * Finds a stored completion by its key. A million of them stand in memory as columns of numbers. Where a person took a record back and
 * made it again, the living one is found.
 */
export async function findCompletions(tx: Tx, { staff, courses }: Stored): Promise<FindCompletion> {
	const staffIds = new Map(staff.map(({ staffNumber, id }) => [staffNumber, id]));
	const courseIds = new Map(courses.map(({ code, id }) => [code, id]));
	const columns = await readColumns(tx);
	return (staffNumber, courseCode, completedOn) => {
		const [staffId, courseId] = [staffIds.get(staffNumber), courseIds.get(courseCode)];
		if (staffId === undefined || courseId === undefined) return undefined;
		const row = columns.rows.get(completionKey(staffId, courseId, dayNumber(completedOn)));
		return row === undefined ? undefined : { ...columns.read(row), staffNumber, courseCode, completedOn };
	};
}

/** One number for a person, course and day: 18 + 16 + 18 bits, within the 53 a number holds exactly. */
function completionKey(staffId: number, courseId: number, day: number): number {
	return (staffId * 65_536 + courseId) * 262_144 + day + 65_536;
}

async function readColumns(tx: Tx) {
	const count = await rowCount(tx);
	const [ids, hours] = [new Int32Array(count), new Float64Array(count)];
	const [states, comprehensions] = [new Uint8Array(count), new Uint8Array(count)];
	const [sources, methods] = [new Int32Array(count), new Int32Array(count)];
	const words = new Dictionary();
	const rows = new Map<number, number>();
	let row = 0;
	for await (const chunk of packedRows<Packed>(tx.raw, 'completion', packed))
		for (const [id, staffId, courseId, day, state, time, comprehension, source, method] of chunk) {
			const key = completionKey(staffId, courseId, day);
			if (state === 'withdrawn' && rows.has(key)) continue;
			ids[row] = id;
			states[row] = completionStates.indexOf(state);
			// A number of hours is never negative, a comprehension never 0: these stand for blank.
			hours[row] = time ?? -1;
			comprehensions[row] = comprehension ?? 0;
			sources[row] = words.add(source);
			methods[row] = words.add(method);
			rows.set(key, row++);
		}
	const read = (at: number) => ({
		id: ids[at]!,
		state: completionStates[states[at]!]!,
		hours: hours[at]! < 0 ? null : hours[at]!,
		comprehension: comprehensions[at] || null,
		sources: JSON.parse(words.words[sources[at]!]!) as string[],
		method: words.words[methods[at]!]!
	});
	return { rows, read };
}

async function rowCount({ raw }: Tx): Promise<number> {
	const { rows } = await raw.execute('SELECT count(*) AS count FROM completion');
	return Number(rows[0]?.count);
}
