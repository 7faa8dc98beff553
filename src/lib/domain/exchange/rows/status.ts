import { type CompletionState } from '$lib/domain/training';
import { type RowReader } from './row-reader';

const states = { 確認済: 'confirmed', 未確認: 'waiting' } as const satisfies Record<string, CompletionState>;
const words = Object.keys(states) as (keyof typeof states)[];

/** The state a package may give: 確認済 is confirmed, 未確認 waits for a confirmation. */
export function readStatus(row: RowReader): CompletionState | undefined {
	const word = row.word('status', words);
	return word && states[word];
}
