import { type Completion } from '$lib/domain/training';
import { compare } from '../difference/compare';
import { type FindCompletion } from '../difference/difference';
import { mergeCompletion } from '../difference/merge';
import { type Cell, type Sheet } from '../sheet';
import { type JudgedRow } from './judge-list';

/** Who sends the list, and whether what it says still has to be confirmed. */
export type FinisherTerms = { sender: string; state: 'confirmed' | 'waiting' };

/** What a row would do. `kept`: it was 差戻し or 取下げ and stays so. */
export type RowOutcome = 'added' | 'changed' | 'unchanged' | 'kept' | 'fault';

/** A row that can be taken in as the record it would be, what is stored filling in what the list does not say. */
export type FinisherRecord = {
	rowNumber: number;
	completion: Completion;
	before: Completion | null;
	outcome: RowOutcome;
};

/**
 * The records of the rows without a fault. A record of whoever takes the list in waits for somebody else's confirmation.
 *
 * @param find what is stored of a person, course and day
 * @param own the 職員番号 of whoever takes it in
 */
export function recordsOf(
	rows: readonly JudgedRow[],
	terms: FinisherTerms,
	find: FindCompletion,
	own: string
): FinisherRecord[] {
	return rows.flatMap((row) => {
		const { staffNumber, courseCode, completedOn, faults } = row;
		if (faults.length > 0 || staffNumber === null || courseCode === null || completedOn === null) return [];
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
		return [{ rowNumber: row.rowNumber, completion, before, outcome: outcomeOf(completion, before) }];
	});
}

function outcomeOf(completion: Completion, before: Completion | null): RowOutcome {
	if (before?.state === 'returned' || before?.state === 'withdrawn') return 'kept';
	const { added, changed } = compare([completion], () => before ?? undefined, mergeCompletion);
	if (added.length > 0) return 'added';
	return changed.length > 0 ? 'changed' : 'unchanged';
}

const header = ['staff_number', 'course_code', 'completed_on', 'hours', 'comprehension', 'status', 'source', 'method'];

/** The records as completions.csv of a package. */
export function completionsSheet(records: readonly FinisherRecord[]): Sheet {
	const rows = records.map(({ completion }): Cell[] => [
		completion.staffNumber,
		completion.courseCode,
		completion.completedOn,
		completion.hours,
		completion.comprehension,
		completion.state === 'confirmed' ? '確認済' : '未確認',
		completion.sources[0] ?? null,
		completion.method
	]);
	return { file: 'completions.csv', rows: [header, ...rows] };
}
