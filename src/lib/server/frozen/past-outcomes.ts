import { type CivilDate } from '$lib/domain/calendar';
import { type Outcome } from '$lib/domain/frozen';
import { type IndicatorRule } from '$lib/domain/indicator';

/** What is asked of the past: the frozen rule on its day, after entries from the one it was frozen at to the last one known. */
export type PastQuestion = { rule: IndicatorRule; asOf: CivilDate; since: number; last: number };

/** Somebody (a department of 配置率) after an entry. */
export type Asking = { key: string; entry: number };

/** The outcomes of some people as they were after any entry since the freezing. */
export type PastOutcomes = {
	/** the entries that touched what their outcome hangs on, in order: between two of them it cannot have changed */
	turnsOf(key: string): readonly number[];
	/** in the order of the askings; null is not there */
	after(askings: readonly Asking[]): Promise<(Outcome | null)[]>;
};

export function inOrder(entries: Iterable<number>): number[] {
	return [...new Set(entries)].sort((one, other) => one - other);
}
