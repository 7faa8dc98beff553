import { addDays, type CivilDate, firstDayOf, lastDayOf, referenceDay } from '$lib/domain/calendar';
import { allSteps, percentOf, rateOnDaysSteps, type RateWithPending, type Steps } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { narrowingOf } from './narrowing';
import { type Exemption, type Requirement } from './requirement';
import { ruleOf } from './rule';

/** How far everybody had come by a day. */
export type Progress = RateWithPending & { asOf: CivilDate; denominator: number };

/** What `coverageOf` says of the whole body on each of these days, in their order, all in one pass. */
export function progressOf(
	ledger: Ledger,
	requirement: Requirement,
	exemptions: readonly Exemption[],
	days: readonly CivilDate[]
): Progress[] {
	return allSteps(progressSteps(ledger, requirement, exemptions, days));
}

/** The same, in pieces. */
export function* progressSteps(
	ledger: Ledger,
	requirement: Requirement,
	exemptions: readonly Exemption[],
	days: readonly CivilDate[]
): Steps<Progress[]> {
	const lookedAt = days.map((day) => referenceDay(requirement.fiscalYear, day));
	const asked = [...new Set(lookedAt)].filter((day) => day !== null).sort();
	const narrowing = narrowingOf(ledger, requirement, exemptions);
	const sums = yield* rateOnDaysSteps(ledger, ruleOf(requirement), asked, narrowing);
	const byDay = new Map(asked.map((day, place) => [day, sums[place]!]));
	return days.map((asOf, place) => {
		const day = lookedAt[place]!;
		const { numerator, pending, denominator } = byDay.get(day) ?? { numerator: 0, pending: 0, denominator: 0 };
		return { asOf, numerator, denominator: denominator!, percent: percentOf(numerator, denominator!), pending };
	});
}

const daysBetween = 7;

/** The days on which to show the progress: each week from 1 April on, the due date, and the last: today or 31 March. None before. */
export function progressDays({ fiscalYear, dueOn }: Pick<Requirement, 'fiscalYear' | 'dueOn'>, today: CivilDate) {
	const last = referenceDay(fiscalYear, today);
	if (last === null) return [];
	const days = new Set<CivilDate>();
	for (let day = firstDayOf(fiscalYear); day < last; day = addDays(day, daysBetween)) days.add(day);
	if (dueOn <= last) days.add(dueOn);
	return [...days.add(last)].filter((day) => day <= lastDayOf(fiscalYear)).sort();
}
