import {
	exemptionsAsOne,
	type SeenChange,
	seenChangeInWords,
	seenChanges,
	type SeenCoverage
} from '$lib/domain/requirement';

/** The numbers without why people are exempt: a committee reads them. */
export function forReport(seen: SeenCoverage): SeenCoverage {
	return { ...seen, excluded: exemptionsAsOne(seen.excluded) };
}

/** What has changed, in words and without why people are exempt. */
export function changesInReport(changes: readonly SeenChange[]): string[] {
	const told = (seen: SeenCoverage | null) => (seen === null ? [] : [forReport(seen)]);
	return changes.flatMap(({ before, after }) => seenChanges(told(before), told(after))).map(seenChangeInWords);
}
