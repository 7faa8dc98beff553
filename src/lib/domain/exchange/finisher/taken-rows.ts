import { type CivilDate } from '$lib/domain/calendar';
import { type Steps } from '$lib/domain/indicator';
import { type Completion } from '$lib/domain/training';
import { compare, type Difference } from '../difference/compare';
import { mergeCompletion } from '../difference/merge';
import { type JudgedRow } from './judge-list';

/** Who sends the list, and whether what it says still has to be confirmed. */
export type FinisherTerms = { sender: string; state: 'confirmed' | 'waiting' };

/** What is stored of a person, course and day, with what only the judgement of a list needs to know of it. */
export type StoredRecord = Completion & {
	/** 保留: put aside until something was cleared up */
	isHeld: boolean;
	/** whoever takes the list in entered it in the person's place */
	isOwnEntry: boolean;
};
export type FindRecord = (staffNumber: string, courseCode: string, completedOn: CivilDate) => StoredRecord | undefined;

/** What a row would do. `kept`: what is stored stays as it is, for the reason `KeptReason` tells. */
export type RowOutcome = 'added' | 'changed' | 'unchanged' | 'kept';

/**
 * Why a record stays as it is: it was 差戻し or 取下げ; it is 保留, and a list does not know what is to be cleared up; or it waits because the
 * sender of the list entered it, and would confirm it by the list.
 */
export type KeptReason = 'returned' | 'withdrawn' | 'held' | 'own-entry';

/** A row that can be taken in as the record it would be, what is stored filling in what the list does not say. */
export type FinisherRecord = {
	rowNumber: number;
	completion: Completion;
	before: StoredRecord | null;
	/** what is to stand there; null where nothing is to be written */
	after: Completion | null;
	outcome: RowOutcome;
	/** null for every other outcome */
	kept: KeptReason | null;
};

/**
 * The records of the rows without a fault, a row at a time. A record of whoever takes the list in waits for somebody else's confirmation.
 *
 * @param find what is stored of a person, course and day
 * @param own the 職員番号 of whoever takes it in
 */
export function* recordsOf(
	rows: readonly JudgedRow[],
	terms: FinisherTerms,
	find: FindRecord,
	own: string
): Steps<FinisherRecord[]> {
	const records: FinisherRecord[] = [];
	for (const row of rows) {
		yield;
		const { staffNumber, courseCode, completedOn, faults } = row;
		if (faults.length > 0 || staffNumber === null || courseCode === null || completedOn === null) continue;
		const before = find(staffNumber, courseCode, completedOn) ?? null;
		const completion = {
			...{
				staffNumber,
				courseCode,
				completedOn,
				state: staffNumber === own ? ('waiting' as const) : terms.state,
				sources: [terms.sender]
			},
			hours: row.hours ?? before?.hours ?? null,
			comprehension: row.comprehension ?? before?.comprehension ?? null,
			method: row.method ?? before?.method ?? null
		};
		const kept = before && keptBecause(before, completion);
		const change = kept === null ? changeOf(completion, before) : { outcome: 'kept' as const, after: null };
		records.push({ rowNumber: row.rowNumber, completion, before, ...change, kept });
	}
	return records;
}

function keptBecause(before: StoredRecord, { state }: Completion): KeptReason | null {
	if (before.state === 'returned' || before.state === 'withdrawn') return before.state;
	if (before.state !== 'waiting') return null;
	if (before.isHeld) return 'held';
	return before.isOwnEntry && state === 'confirmed' ? 'own-entry' : null;
}

function changeOf(completion: Completion, before: StoredRecord | null): Pick<FinisherRecord, 'outcome' | 'after'> {
	const { added, changed } = compare([completion], () => before ?? undefined, mergeCompletion);
	if (added.length > 0) return { outcome: 'added', after: completion };
	return changed[0] ? { outcome: 'changed', after: changed[0].after } : { outcome: 'unchanged', after: null };
}

/** What the records change, as an import has it; those that stay as they are do not count. */
export function recordsDifference(records: readonly FinisherRecord[]): Difference<Completion> {
	const difference: Difference<Completion> = { added: [], changed: [], unchanged: 0 };
	for (const { before, after, outcome } of records)
		if (after !== null && before !== null) difference.changed.push({ before, after });
		else if (after !== null) difference.added.push(after);
		else if (outcome === 'unchanged') difference.unchanged++;
	return difference;
}
