import { type Ledger } from '$lib/domain/ledger';
import { type RateRule } from '../rate/rate';
import { type AttainedMasks, heldMasks, trainedMasks } from './attained-masks';
import { peopleByDay, type SweepDays } from './day-masks';
import { memberMasks } from './member-masks';
import { type Steps } from '../steps';
import { stretchesOf } from './stretches';
import { type Sums } from './sums';

/** The whole body of a rate on each of the days. */
export function* rateTrend(ledger: Ledger, rule: RateRule, days: SweepDays): Steps<Sums[]> {
	const members = yield* memberMasks(ledger, rule.population, days);
	const { confirmed, known } = yield* attained(ledger, rule, days);
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

function* attained(ledger: Ledger, rule: RateRule, days: SweepDays): Steps<AttainedMasks> {
	if (rule.kind !== 'training_rate') return heldMasks(ledger, rule.qualifications, days);
	const found = stretchesOf(ledger, rule.courses, rule.window, days);
	return yield* trainedMasks(ledger.people.count, rule.courses, found);
}
