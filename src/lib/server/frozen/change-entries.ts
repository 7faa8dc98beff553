import { type SentencePart } from '$lib/domain/audit';
import { auditLines } from '../audit/queries';
import { type Db } from '../db/open';
import { ownTurn } from '../indicator/turns';

/** An entry of the log that changed something: its number, when (UTC, ISO 8601), and what it did. */
export type ChangeEntry = { number: number; at: string; sentence: SentencePart[] };

/** So few that reading them holds nobody up. */
const entriesAtOnce = 50;

/** These entries as they are told, by their numbers; without who did it, which is for whoever reads the log. */
export async function entriesNamed(db: Db, numbers: Iterable<number | null>): Promise<Map<number, ChangeEntry>> {
	const asked = [...new Set(numbers)].filter((number) => number !== null);
	const entries = new Map<number, ChangeEntry>();
	for (let start = 0; start < asked.length; start += entriesAtOnce) {
		const lines = await auditLines(db, asked.slice(start, start + entriesAtOnce));
		for (const { number, at, sentence } of lines) entries.set(number, { number, at, sentence });
		await ownTurn();
	}
	return entries;
}
