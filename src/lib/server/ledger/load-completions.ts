import { type InValue, type Transaction } from '@libsql/client';
import {
	type CompletionRow,
	type CourseCompletions,
	type Dictionary,
	GatheredCompletions,
	type Ledger,
	methodNumber,
	noCompletions,
	type Weight,
	withoutRows,
	withRows
} from '$lib/domain/ledger';
import { packedRows } from '../db/packed';

/** Row id, staff id, course id, day since 1970, weight (as the ledger's `Weight`), comprehension or 0, method. */
type Packed = [number, number, number, number, Weight, number, string | null];

const packed = `json_array(id, staff_id, course_id, CAST(julianday(completed_on) - 2440587.5 AS INTEGER),
	CASE state WHEN 'confirmed' THEN 2 WHEN 'waiting' THEN 1 ELSE 0 END, ifnull(comprehension, 0), method)`;

type Positions = ReadonlyMap<number, number>;
type Codes = ReadonlyMap<number, string>;

/** All completions, by course code; their 実施方法 are added to `methods`. */
export async function loadCompletions(raw: Transaction, people: Positions, courses: Codes, methods: Dictionary) {
	const gathered = new Map<number, GatheredCompletions>();
	for await (const chunk of packedRows<Packed>(raw, 'completion', packed))
		for (const [id, staffId, courseId, day, weight, comprehension, word] of chunk) {
			if (!gathered.has(courseId)) gathered.set(courseId, new GatheredCompletions());
			const method = methodNumber(methods, word);
			gathered.get(courseId)!.add({ id, person: people.get(staffId)!, day, weight, comprehension, method });
		}
	return new Map([...gathered].map(([courseId, rows]) => [courses.get(courseId)!, rows.byDay()]));
}

/** More than this, and reading everything again is quicker than finding each row's place. */
const changesWorthFinding = 5_000;

/** The completions after the entries since `entry`; null where so much changed that they should be loaded again. */
export async function refreshCompletions(
	raw: Transaction,
	{ completions: before, entry, methods }: Pick<Ledger, 'completions' | 'entry' | 'methods'>,
	people: Positions,
	courses: Codes
): Promise<Map<string, CourseCompletions> | null> {
	const changed = await packedSince(raw, `SELECT ${packed} AS row FROM completion WHERE entry > ?`, [entry]);
	const removed = await packedSince(
		raw,
		`SELECT json_array(row_id) AS row FROM superseded WHERE entry > ? AND "table" = 'completion' AND removed = 1`,
		[entry]
	);
	if (removed.length > 0 || changed.length > changesWorthFinding) return null;
	const completions = new Map(before);
	for (const { id, code } of await movedSince(raw, entry, courses)) {
		const columns = completions.get(code);
		if (columns) completions.set(code, withoutRows(columns, new Set([id])));
	}
	lay(completions, changed, people, courses, methods);
	return completions;
}

/** Rows that have another course now, with the one they had: a returned record may be mended into one of another course. */
async function movedSince(raw: Transaction, entry: number, courses: Codes): Promise<{ id: number; code: string }[]> {
	const before = `json_extract(superseded.row, '$.courseId')`;
	const { rows } = await raw.execute({
		sql: `SELECT row_id AS id, ${before} AS course FROM superseded JOIN completion ON completion.id = row_id
			WHERE superseded.entry > ? AND "table" = 'completion' AND completion.course_id <> ${before}`,
		args: [entry]
	});
	return rows.map(({ id, course }) => ({ id: Number(id), code: courses.get(Number(course))! }));
}

async function packedSince(raw: Transaction, sql: string, args: InValue[]): Promise<Packed[]> {
	const { rows } = await raw.execute({ sql: `${sql} LIMIT ${changesWorthFinding + 1}`, args });
	return rows.map(({ row }) => JSON.parse(String(row)) as Packed);
}

function lay(
	completions: Map<string, CourseCompletions>,
	rows: readonly Packed[],
	people: Positions,
	courses: Codes,
	methods: Dictionary
): void {
	const byCourse = new Map<number, CompletionRow[]>();
	for (const [id, staffId, courseId, day, weight, comprehension, word] of rows) {
		const method = methodNumber(methods, word);
		const row = { id, person: people.get(staffId)!, day, weight, comprehension, method };
		const some = byCourse.get(courseId);
		if (some) some.push(row);
		else byCourse.set(courseId, [row]);
	}
	for (const [courseId, some] of byCourse) {
		const code = courses.get(courseId)!;
		completions.set(code, withRows(completions.get(code) ?? noCompletions, some));
	}
}
