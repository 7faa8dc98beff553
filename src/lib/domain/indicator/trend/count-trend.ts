import { type Ledger } from '$lib/domain/ledger';
import { passesCounted, windowBegin } from '../count/contributions';
import { type CountRule } from '../count/count';
import { type AttainedMasks, noneAttained, rowsBySort, trainedMasks } from './attained-masks';
import { addOn, maskOf, peopleByDay, type SweepDays } from './day-masks';
import { type Steps } from '../steps';
import { type CourseStretches, stretchesOfMembers } from './stretches';
import { type Sums } from './sums';

/** The whole body of a count on each of the days. */
export function* countTrend(ledger: Ledger, rule: CountRule, days: SweepDays): Steps<Sums[]> {
	if (rule.kind === 'qualification_count') return heads(passedMasks(ledger, rule, days), days);
	const found = yield* stretchesOfMembers(ledger, rule, days);
	if (rule.count === 'attendances') return yield* attendances(found, days);
	const attained = yield* trainedMasks(ledger.people.count, rule.courses, found);
	return heads(attained, days);
}

function heads({ confirmed, known }: AttainedMasks, days: SweepDays): Sums[] {
	const [sure, all] = [peopleByDay(confirmed, days), peopleByDay(known, days)];
	return sure.map((numerator, place) => ({ numerator, denominator: null, pending: all[place]! - numerator }));
}

function* attendances(found: readonly CourseStretches[], { dates }: SweepDays): Steps<Sums[]> {
	const [sure, waiting] = [dates.map(() => 0), dates.map(() => 0)];
	for (const { columns, membership, stretches } of found)
		for (const stretch of stretches) {
			const weightOf = (row: number) => (membership![row]! > 0 ? columns.weight[row]! : 0);
			const rows = yield* rowsBySort(stretch, 3, weightOf);
			addOn(sure, stretch.mask, rows[2]!);
			addOn(waiting, stretch.mask, rows[1]!);
		}
	return sure.map((numerator, place) => ({ numerator, denominator: null, pending: waiting[place]! }));
}

type PassRule = Extract<CountRule, { kind: 'qualification_count' }>;

/** By person the days on which they have an accepted pass inside the window, counted where they were that day. */
function passedMasks(ledger: Ledger, rule: PassRule, { dates, numbers }: SweepDays): AttainedMasks {
	const { confirmed, known } = noneAttained(ledger.people.count);
	const window = rule.window ?? { kind: 'cumulative', since: null };
	const begins = dates.map((date) => windowBegin(window, date));
	const ever = { ...rule, window: { kind: 'cumulative', since: null } } as const;
	const last = dates.at(-1);
	for (const rows of last === undefined ? [] : passesCounted(ledger, ever, last))
		rows.person.forEach((person, row) => {
			if (rows.membership[row]! <= 0) return;
			const day = rows.day[row]!;
			const seen = numbers.map((number, place) =>
				begins[place]! <= day && day <= number ? maskOf(place, place + 1) : 0
			);
			const mask = seen.reduce((all, one) => all | one, 0);
			known[person]! |= mask;
			if (rows.weight[row] === 2) confirmed[person]! |= mask;
		});
	return { confirmed, known };
}
