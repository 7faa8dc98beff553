import { courseWindows, isMember, meanOf, type Steps } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { type Coverage, ruleOf } from '$lib/domain/requirement';

/**
 * 理解度 of a requirement: over the confirmed completions of its courses, by an accepted 実施方法, from the first day that counts until
 * the 基準日, of the people it asks.
 */
export type Comprehension = {
	/** so many completions, stating one or not */
	completions: number;
	/** so many of them state one */
	answers: number;
	/** how often each of 1, 2, 3, 4, 5 was stated */
	counts: number[];
	/** two decimals; null without answers */
	mean: number | null;
};

const confirmed = 2;

/** In pieces: of a large city there are tens of thousands of completions. */
export function* comprehensionSteps(ledger: Ledger, coverage: Coverage): Steps<Comprehension> {
	const { requirement, figure, asOf, narrowing } = coverage;
	const { courses, window } = ruleOf(requirement);
	const counts = [0, 0, 0, 0, 0, 0];
	for (const { columns, start, end } of courseWindows(ledger, courses, window, asOf, narrowing.methods)) {
		for (let row = start; row < end; row++)
			if (columns.weight[row] === confirmed && isMember(figure, columns.person[row]!))
				counts[columns.comprehension[row]!]! += 1;
		yield;
	}
	return comprehensionOf(counts);
}

/** @param counts how many completions state nothing (at 0), and 1 to 5 */
export function comprehensionOf([none = 0, ...counts]: readonly number[]): Comprehension {
	const answers = counts.reduce((sum, count) => sum + count, 0);
	const total = counts.reduce((sum, count, place) => sum + count * (place + 1), 0);
	return { completions: none + answers, answers, counts, mean: meanOf(total, answers) };
}
