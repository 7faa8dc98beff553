import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CivilDate, day } from '$lib/domain/calendar';
import { buildLedger } from '$lib/domain/ledger';
import { indicatorOn, type IndicatorRule, withRevisions } from '$lib/domain/plan';
import { someRateRule, someRules } from '../../../../../tests/reference/random-rules';
import { questionAbout } from '../../../../../tests/reference/random-town';
import { report } from '../report/report';
import { trendOf } from './trend';

const kinds: Record<string, fc.Arbitrary<IndicatorRule>> = { rate: someRateRule, ...someRules };

/** The days that were asked about and so many more between them, in any order and some of them twice. */
function manyDays(days: readonly CivilDate[], steps: readonly number[]): CivilDate[] {
	return [...days, ...steps.map((step, index) => addDays(days[index % days.length]!, step)), ...days];
}

describe.each(Object.entries(kinds))('over random towns, the trend of a rule of the kind %s', (_, someRule) => {
	const steps = fc.array(fc.integer({ min: -500, max: 500 }), { maxLength: 40, size: 'max' });
	const revised = fc.constantFrom('2023-04-01', '2024-04-01', '2025-01-01').map(day);

	it('is what a report of each day says of the whole body', () => {
		fc.assert(
			fc.property(questionAbout(someRule), steps, ({ facts, indicator, days }, more) => {
				const history = withRevisions(indicator, []);
				const [ledger, other, asked] = [buildLedger(facts), buildLedger(facts), manyDays(days, more)];
				expect(trendOf(ledger, history, asked)).toEqual(
					asked.map((asOf) => ({ asOf, ruleFrom: null, overall: report(other, indicator, asOf, asOf).overall }))
				);
			}),
			{ numRuns: 150 }
		);
	});

	it('is by the rule of each day', () => {
		fc.assert(
			fc.property(questionAbout(someRule), someRule, revised, ({ facts, indicator, days }, rule, from) => {
				const history = withRevisions(indicator, [{ indicatorCode: indicator.code, from, rule }]);
				const ledger = buildLedger(facts);
				const reports = days.map((asOf) => report(ledger, indicatorOn(history, asOf), asOf, asOf));
				const trend = trendOf(ledger, history, days);
				expect(trend.map(({ overall }) => overall)).toEqual(reports.map(({ overall }) => overall));
				expect(trend.map(({ ruleFrom }) => ruleFrom)).toEqual(days.map((one) => (one < from ? null : from)));
			}),
			{ numRuns: 60 }
		);
	});
});
