import { expect, it } from 'vitest';
import { everyone } from '../../../../tests/factories/town-indicator';
import { type IndicatorRule } from './rule';
import { sameRule } from './same-rule';

const rule: IndicatorRule = {
	kind: 'training_rate',
	courses: { anyOf: ['A', 'B'], atLeast: 1 },
	window: { kind: 'fiscal_year' },
	population: { ...everyone, excludeAbsences: ['休職', '育児休業'] }
};

const turned = (some: IndicatorRule) => Object.fromEntries(Object.entries(some).toReversed()) as IndicatorRule;

it.each<[string, IndicatorRule, boolean]>([
	['itself', structuredClone(rule), true],
	['its courses in another order', { ...rule, courses: { anyOf: ['B', 'A'], atLeast: 1 } }, true],
	['its parts in another order', turned(rule), true],
	[
		'its absences in another order: an exclusion is told under the first',
		{ ...rule, population: { ...everyone, excludeAbsences: ['育児休業', '休職'] } },
		false
	],
	['another course', { ...rule, courses: { anyOf: ['A', 'C'], atLeast: 1 } }, false],
	['each of the courses', { ...rule, courses: { allOf: ['A', 'B'] } }, false]
])('a rule and %s', (_, other, same) => {
	expect(sameRule(rule, other)).toBe(same);
});
