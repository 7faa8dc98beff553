import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildLedger } from '$lib/domain/ledger';
import { someQuestion } from '../../../../tests/reference/random-town';
import { evaluate, type RateRule } from './evaluate';
import { type Behind, peopleBehind } from './people';
import { reportOf } from './report';
import { type Standing } from './standing';

it('the names behind every number are as many as the number says', () => {
	fc.assert(
		fc.property(someQuestion, ({ facts, indicator, days }) => {
			const ledger = buildLedger(facts);
			for (const asOf of days) {
				const figure = evaluate(ledger, indicator, asOf);
				const { overall, departments, excluded } = reportOf(figure, indicator, asOf);
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

function counts({ numerator, denominator, pending }: { numerator: number; denominator: number; pending: number }) {
	return { numerator, denominator, pending };
}

function counted(people: Behind[]) {
	const [numerator, pending] = [count(people, 'counted'), count(people, 'pending')];
	return { numerator, denominator: numerator + pending + count(people, 'missing'), pending };
}

function count(people: Behind[], standing: Standing): number {
	return people.filter((one) => one.standing === standing).length;
}
