import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { withRevisions } from '$lib/domain/plan';
import { indicatorOf, trainingRate } from '../../../../../tests/factories/town-indicator';
import { evaluationOf } from './evaluation';
import { ruleChanges } from './rule-changes';

const target = { percent: 50, from: 'overall' };
const rate = { numerator: 1, denominator: 2, percent: 50, pending: 0 };
const reached = { ...rate, target, shortfall: 0 };
const missed = { ...rate, target, shortfall: 1 };
const unjudged = { ...rate, target: null, shortfall: null };
const entered = { value: 2, source: '資料', target: { value: 0, from: 'overall' } };

describe('an evaluation', () => {
	it.each([
		{ years: [reached, missed, reached], judged: 3, met: 2, because: 'each year has a target' },
		{ years: [unjudged, reached], judged: 1, met: 1, because: 'a year without a target is not judged' },
		{ years: [{ ...missed, shortfall: null }], judged: 0, met: 0, because: 'there was nobody to count' },
		{
			years: [
				{ ...entered, met: false },
				{ ...entered, met: true }
			],
			judged: 2,
			met: 1,
			because: 'entered by hand'
		},
		{ years: [{ ...entered, value: null, met: null }], judged: 0, met: 0, because: 'nobody has entered the number' },
		{
			years: [{ ...rate, mean: 3.5, target: { value: 3, from: 'overall' }, shortfall: null, met: true }],
			judged: 1,
			met: 1,
			because: 'a mean'
		}
	])('says $met of $judged: $because', ({ years, judged, met }) => {
		expect(evaluationOf(years)).toEqual({ judged, met });
	});
});

describe('changes of a rule', () => {
	const first = trainingRate();
	const revised = indicatorOf({ kind: 'manual', unit: '件', direction: 'at_most' }).rule;
	const history = withRevisions(first, [{ indicatorCode: first.code, from: day('2026-04-01'), rule: revised }]);
	const change = { on: '2026-04-01', before: first.rule, after: revised };

	it.each([
		{ days: ['2026-03-31', '2026-04-01'], found: [change], because: 'they stand on both sides' },
		{ days: ['2027-03-31', '2025-03-31'], found: [change], because: 'in whatever order' },
		{ days: ['2025-03-31', '2026-03-31'], found: [], because: 'all lie before' },
		{ days: ['2026-04-01', '2027-03-31'], found: [], because: 'all are by the new rule' },
		{ days: [], found: [], because: 'nothing is shown' }
	])('among $days are told: $because', ({ days, found }) => {
		expect(ruleChanges(history, days.map(day))).toEqual(found);
	});
});
