import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildLedger } from '$lib/domain/ledger';
import { measured } from '../../../../../tests/factories/town-figure';
import { someRules } from '../../../../../tests/reference/random-rules';
import { questionAbout, someQuestion } from '../../../../../tests/reference/random-town';
import { evaluate } from '../evaluate';
import { type RateRule } from '../rate/rate';
import { type Behind } from './behind';
import { peopleBehind, peopleListSteps } from './people';
import { allSteps } from '../steps';
import { type Indicator } from '$lib/domain/plan';
import { type RateWithPending } from '../report/measure';
import { reportOf } from '../report/report';
import { type Standing } from '../rate/standing';

it('the names behind every number are as many as the number says', () => {
	fc.assert(
		fc.property(someQuestion, ({ facts, indicator, days }) => {
			const ledger = buildLedger(facts);
			for (const asOf of days) {
				const figure = evaluate(ledger, indicator, asOf);
				const { overall, departments, excluded } = measured(reportOf(ledger, figure, indicator, asOf));
				const all = peopleBehind(ledger, indicator, figure, null);
				expect(counted(all)).toEqual(counts(overall));
				expect(count(all, 'excluded')).toBe(excluded.reduce((sum, one) => sum + one.count, 0));
				for (const { code, total } of departments)
					expect(counted(peopleBehind(ledger, indicator, figure, code))).toEqual(counts(total));
			}
		}),
		{ numRuns: 150 }
	);
});

it('whoever counts has a reason, and whoever is excluded an absence that the rule names', () => {
	fc.assert(
		fc.property(someQuestion, ({ facts, indicator, days }) => {
			const ledger = buildLedger(facts);
			const { excludeAbsences } = (indicator.rule as RateRule).population;
			for (const asOf of days)
				for (const { standing, reasons } of peopleBehind(ledger, indicator, evaluate(ledger, indicator, asOf), null)) {
					if (standing !== 'missing') expect(reasons).not.toEqual([]);
					for (const reason of reasons)
						expect(
							reason.kind === 'absence' ? excludeAbsences.includes(reason.absenceKind) : standing !== 'excluded'
						).toBe(true);
				}
		}),
		{ numRuns: 150 }
	);
});

const { manual: _, ...someComputed } = someRules;

it.each(Object.entries(someComputed))(
	'the rows behind a number of the kind %s weigh as much as it says',
	(_, someRule) => {
		fc.assert(
			fc.property(questionAbout(someRule), ({ facts, indicator, days }) => {
				const ledger = buildLedger(facts);
				for (const asOf of days) {
					const figure = evaluate(ledger, indicator, asOf);
					const { overall, departments, excluded } = measured(reportOf(ledger, figure, indicator, asOf));
					const lines = [{ code: null, total: overall }, ...departments];
					for (const { code, total } of lines) {
						const behind = peopleBehind(ledger, indicator, figure, code);
						const isMean = 'measure' in indicator.rule && indicator.rule.measure === 'mean';
						expect(weight(behind, 'counted')).toBe(isMean ? total.denominator : total.numerator);
						expect(weight(behind, 'pending')).toBe(total.pending);
						if (total.denominator !== null && !isMean)
							expect(weight(behind, 'missing') + weight(behind, 'counted') + heldBack(indicator, total)).toBe(
								total.denominator
							);
					}
					const away = weight(peopleBehind(ledger, indicator, figure, null), 'excluded');
					expect(away).toBe(excluded.reduce((sum, one) => sum + one.count, 0));
				}
			}),
			{ numRuns: 100 }
		);
	}
);

/** Of a rate of people those who wait stand in the denominator; an answer that waits is in neither number. */
function heldBack({ rule }: Indicator, { pending }: { pending: number }): number {
	return rule.kind === 'comprehension_rate' ? 0 : pending;
}

function weight(people: Behind[], standing: Standing): number {
	return people.filter((one) => one.standing === standing).reduce((sum, one) => sum + one.weight, 0);
}

function counts({ numerator, denominator, pending }: RateWithPending) {
	return { numerator, denominator, pending };
}

function counted(people: Behind[]) {
	const [numerator, pending] = [count(people, 'counted'), count(people, 'pending')];
	return { numerator, denominator: numerator + pending + count(people, 'missing'), pending };
}

function count(people: Behind[], standing: Standing): number {
	return people.filter((one) => one.standing === standing).length;
}

it.each(Object.entries(someComputed))(
	'of the kind %s some rows are written out as they stand among all',
	(_, someRule) => {
		fc.assert(
			fc.property(questionAbout(someRule), fc.nat(3), ({ facts, indicator, days }, first) => {
				const ledger = buildLedger(facts);
				for (const asOf of days) {
					const figure = evaluate(ledger, indicator, asOf);
					const all = peopleBehind(ledger, indicator, figure, null);
					const list = allSteps(peopleListSteps(ledger, indicator, figure, null));
					expect(list.heads.map(({ standing, weight }) => [standing, weight])).toEqual(
						all.map(({ standing, weight }) => [standing, weight])
					);
					const some = allSteps(list.write(list.heads.slice(first, first + 2)));
					expect(some).toEqual(all.slice(first, first + 2));
				}
			}),
			{ numRuns: 50 }
		);
	}
);
