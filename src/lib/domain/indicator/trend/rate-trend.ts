import { type Ledger } from '$lib/domain/ledger';
import { type Narrowing, noNarrowing } from '../rate/narrowing';
import { type RateRule } from '../rate/rate';
import { type AttainedMasks, heldMasks, trainedMasks } from './attained-masks';
import { maskBetween, peopleByDay, type SweepDays } from './day-masks';
import { memberMasks } from './member-masks';
import { type Steps } from '../steps';
import { stretchesOf } from './stretches';
import { type Sums } from './sums';

/** The whole body of a rate on each of the days. */
export function* rateTrend(
	ledger: Ledger,
	rule: RateRule,
	days: SweepDays,
	narrowing: Narrowing = noNarrowing
): Steps<Sums[]> {
	const members = yield* memberMasks(ledger, rule.population, days);
	narrow(members, ledger, days, narrowing);
	const { confirmed, known } = yield* attained(ledger, rule, days, narrowing);
	for (let person = 0; person < members.length; person++) {
		known[person]! &= members[person]! & ~confirmed[person]!;
		confirmed[person]! &= members[person]!;
	}
	yield;
	const denominators = peopleByDay(members, days);
	yield;
	const [numerators, pending] = [peopleByDay(confirmed, days), peopleByDay(known, days)];
	yield;
	return denominators.map((denominator, place) => ({
		...{ numerator: numerators[place]!, denominator, pending: pending[place]! }
	}));
}

/** Takes from the days of each person those on which they are not asked. */
function narrow(members: Int32Array, { people }: Ledger, days: SweepDays, { hired, leftOut }: Narrowing): void {
	if (hired !== null)
		people.hiredOn.forEach((on, person) => {
			if (on < hired.from || on > hired.to) members[person] = 0;
		});
	for (const { spans } of leftOut)
		for (const { person, from, to } of spans) members[person]! &= ~maskBetween(days, from, to);
}

function* attained(ledger: Ledger, rule: RateRule, days: SweepDays, { methods }: Narrowing): Steps<AttainedMasks> {
	if (rule.kind !== 'training_rate') return heldMasks(ledger, rule.qualifications, days);
	const found = stretchesOf(ledger, rule.courses, rule.window, days, methods);
	return yield* trainedMasks(ledger.people.count, rule.courses, found);
}
