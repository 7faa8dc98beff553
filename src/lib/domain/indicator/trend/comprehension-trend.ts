import { type Ledger } from '$lib/domain/ledger';
import { type ComprehensionRule, reaches } from '../count/comprehension';
import { rowsBySort } from './attained-masks';
import { addOn, type SweepDays } from './day-masks';
import { type Steps } from '../steps';
import { stretchesOfMembers } from './stretches';
import { type Sums } from './sums';

const answers = [1, 2, 3, 4, 5];

/** The whole body of the answers on each of the days. */
export function* comprehensionTrend(ledger: Ledger, rule: ComprehensionRule, days: SweepDays): Steps<Sums[]> {
	const [numerators, denominators, pending] = [
		days.dates.map(() => 0),
		days.dates.map(() => 0),
		days.dates.map(() => 0)
	];
	for (const { columns, membership, stretches } of yield* stretchesOfMembers(ledger, rule, days))
		for (const stretch of stretches) {
			// One sort for each answer, those that wait behind those that are confirmed; 0 says nothing.
			const sortOf = (row: number) => {
				const answer = membership![row]! > 0 ? columns.comprehension[row]! : 0;
				return answer === 0 ? 0 : columns.weight[row] === 2 ? answer : answer + answers.length;
			};
			const rows = yield* rowsBySort(stretch, 2 * answers.length + 1, sortOf);
			for (const answer of answers) {
				const isReached = reaches(rule, answer);
				const adds = rule.measure === 'mean' ? answer : isReached ? 1 : 0;
				addOn(denominators, stretch.mask, rows[answer]!);
				addOn(numerators, stretch.mask, rows[answer]! * adds);
				if (isReached) addOn(pending, stretch.mask, rows[answer + answers.length]!);
			}
		}
	return numerators.map((numerator, place) => ({
		...{ numerator, denominator: denominators[place]!, pending: pending[place]! }
	}));
}
