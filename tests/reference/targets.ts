import { type Indicator } from '$lib/domain/indicator';
import { type Facts } from '$lib/domain/ledger';
import { fiscalYear } from './days';
import { upwards } from './departments';
import { headsFor } from './numbers';

/** What is promised for one line of the report; what is not promised is left out. */
export type Promised = { percent?: number; headcount?: number; value?: number; from: string };

/** The promise to the whole body in the day's fiscal year. */
export function promisedOverall(indicator: Indicator, day: string): Promised | null {
	return entry(indicator, null, day);
}

/** What names a department itself. */
export function promiseTo(indicator: Indicator, code: string, day: string): Promised | null {
	return entry(indicator, code, day);
}

/** A department's own promise; without one a percent handed down from the nearest above that has one, at last from the whole. */
export function promisedTo(facts: Facts, indicator: Indicator, code: string, day: string): Promised | null {
	if (hasEntry(indicator, code, day)) return entry(indicator, code, day);
	const [, ...above] = upwards(facts, code, day);
	for (const source of [...above, null]) {
		const theirs = entry(indicator, source, day);
		if (theirs?.percent !== undefined) return { percent: theirs.percent, from: theirs.from };
	}
	return null;
}

/** あとn人 */
export function shortfallOf(promised: Promised | null, numerator: number, denominator: number): number | null {
	if (!promised || denominator === 0) return null;
	const wanted = promised.percent !== undefined ? headsFor(promised.percent, denominator) : promised.headcount!;
	return Math.max(0, wanted - numerator);
}

/** Also one that promises nothing of this sort replaces what would be handed down. */
function hasEntry({ targets }: Indicator, departmentCode: string, day: string): boolean {
	return targets.some((one) => one.fiscalYear === fiscalYear(day) && one.departmentCode === departmentCode);
}

function entry(indicator: Indicator, departmentCode: string | null, day: string): Promised | null {
	const found = indicator.targets.find(
		(one) => one.fiscalYear === fiscalYear(day) && one.departmentCode === departmentCode
	);
	if (!found || (found.percent === null && found.headcount === null)) return null;
	return {
		...(found.percent === null ? {} : { percent: found.percent }),
		...(found.headcount === null ? {} : { headcount: found.headcount }),
		from: departmentCode ?? 'overall'
	};
}
