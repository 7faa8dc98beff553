import { type IndicatorHistory } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';

/** What a figure was computed from: as long as that is the same, so is the figure, also of a newer ledger. */
export type Grounds = readonly unknown[];

/**
 * Whatever a figure of the indicator depends on; a newer ledger has the same objects where nothing was written, so a record that was
 * just made leaves the figures of all indicators that do not ask for its course as they are.
 */
export function groundsOf(ledger: Ledger, history: IndicatorHistory): Grounds {
	const { posts, appointments, courses, catalogue, manualValues } = ledger;
	const records = history.rules.flatMap(({ rule }): unknown[] => {
		if ('qualifications' in rule) return [ledger.holdings];
		if (!('courses' in rule)) return [];
		const codes = 'allOf' in rule.courses ? rule.courses.allOf : rule.courses.anyOf;
		return codes.map((code) => ledger.completions.get(code));
	});
	return [history, posts, appointments, courses, catalogue, manualValues, ...records];
}

export function isSameGround(one: Grounds, other: Grounds): boolean {
	return one.length === other.length && one.every((part, index) => part === other[index]);
}
