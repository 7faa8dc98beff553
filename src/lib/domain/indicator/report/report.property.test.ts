import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '$lib/domain/calendar';
import { buildLedger, type Facts } from '$lib/domain/ledger';
import { faultsIn } from '../../../../../tests/reference/lawful';
import { questionAbout, type Question, someQuestion } from '../../../../../tests/reference/random-town';
import { referenceReport } from '../../../../../tests/reference/report';
import { type Report, report } from './report';
import { someRules } from '../../../../../tests/reference/random-rules';
import { measured } from '../../../../../tests/factories/town-figure';
import { type RateRule } from '../rate/rate';

/** Asks about so many towns, each on four days. */
function always(numRuns: number, holds: (question: Question) => void) {
	fc.assert(
		fc.property(someQuestion, (question) => {
			holds(question);
		}),
		{ numRuns }
	);
}

function reportsOf({ facts, indicator, days }: Question): Report[] {
	const ledger = buildLedger(facts);
	return days.map((asOf) => measured(report(ledger, indicator, asOf, addDays(asOf, 1))));
}

describe.each(Object.entries(someRules))('over random towns, a rule of the kind %s', (_, someRule) => {
	it('the report is what the reference works out fact by fact, whatever was asked before', () => {
		fc.assert(
			fc.property(questionAbout(someRule), ({ facts, indicator, days }) => {
				const ledger = buildLedger(facts);
				for (const asOf of days)
					expect(report(ledger, indicator, asOf, asOf)).toEqual(referenceReport(facts, indicator, asOf, asOf));
			}),
			{ numRuns: 300 }
		);
	});
});

describe('over random towns, rules and days', () => {
	it('the towns are such as an import accepts', () => {
		always(100, ({ facts, days }) => expect(faultsIn(facts, days)).toEqual([]));
	});

	it('the report is what the reference works out person by person', () => {
		always(500, ({ facts, indicator, days }) => {
			const ledger = buildLedger(facts);
			for (const asOf of days)
				for (const today of [asOf, addDays(asOf, 1)])
					expect(report(ledger, indicator, asOf, today)).toEqual(referenceReport(facts, indicator, asOf, today));
		});
	});

	it('the departments of the 本務 add up to the whole', () => {
		always(150, (question) => {
			if ((question.indicator.rule as RateRule).population.posts === 'each') return;
			for (const { overall, departments } of reportsOf(question)) {
				expect(sum(departments.map(({ own }) => own.denominator ?? 0))).toBe(overall.denominator);
				expect(sum(departments.map(({ own }) => own.numerator))).toBe(overall.numerator);
			}
		});
	});

	it('nobody is counted beyond the population, and only an empty one has no rate', () => {
		always(150, (question) => {
			for (const { overall, departments } of reportsOf(question))
				for (const one of [overall, ...departments.map(({ total }) => total)]) {
					const denominator = one.denominator ?? NaN;
					expect(one.numerator + one.pending).toBeLessThanOrEqual(denominator);
					expect(one.percent === null).toBe(denominator === 0);
					expect(one.percent === 100).toBe(denominator > 0 && one.numerator === denominator);
					expect(one.percent === 0).toBe(denominator > 0 && one.numerator === 0);
				}
		});
	});

	it('the order in which facts are stored changes nothing', () => {
		always(150, (question) => {
			expect(reportsOf({ ...question, facts: reversed(question.facts) })).toEqual(reportsOf(question));
		});
	});
});

function sum(numbers: number[]): number {
	return numbers.reduce((total, one) => total + one, 0);
}

function reversed(facts: Facts): Facts {
	const entries = Object.entries<readonly unknown[]>(facts).map(([name, rows]) => [name, rows.toReversed()]);
	return Object.fromEntries(entries) as Facts;
}
