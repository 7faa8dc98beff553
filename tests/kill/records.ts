import { type Tx } from '$lib/server/db/open';
import { type Answer, type Claim } from './clients';

const keyOf = ({ staffNumber, courseCode, completedOn }: Claim) => `${staffNumber} ${courseCode} ${completedOn}`;

/** Every record made on the page, by its key, with the entry that made it. */
async function recordsOf({ raw }: Tx) {
	const { rows } =
		await raw.execute(`SELECT staff_number || ' ' || course.code || ' ' || completed_on AS key, completion.id AS id,
			(SELECT event FROM entry WHERE number = completion.added_by) AS event
		FROM completion JOIN staff ON staff.id = staff_id JOIN course ON course.id = course_id
		WHERE EXISTS (SELECT 1 FROM json_each(completion.sources) WHERE value = '本人')`);
	return rows.map(({ key, id, event }) => ({ key: String(key), id: Number(id), event: String(event) }));
}

/** Where the records that are there and the answers that were given do not agree. */
export async function recordFaults(tx: Tx, answers: readonly Answer[]): Promise<string[]> {
	const records = await recordsOf(tx);
	const there = new Map(records.map((record) => [record.key, record]));
	const possible = new Set<string>();
	const saved = new Set<string>();
	const found: string[] = there.size === records.length ? [] : ['a record is there twice'];
	for (const answer of answers) {
		const key = keyOf(answer.claim);
		const record = there.get(key);
		if (answer.end === 'saved') {
			if (saved.has(key)) found.push(`acknowledged twice: ${key}`);
			if (record?.id !== answer.id) found.push(`lost: ${key}, acknowledged as ${answer.id}`);
			if (record && record.event !== 'completion.recorded') found.push(`not in the log: ${key}`);
			saved.add(key);
		}
		if (answer.end === 'there' && !record) found.push(`said to be there, and is not: ${key}`);
		if (answer.end === 'saved' || answer.end === 'unanswered') possible.add(key);
	}
	return [...found, ...records.filter(({ key }) => !possible.has(key)).map(({ key }) => `nobody was told of ${key}`)];
}
