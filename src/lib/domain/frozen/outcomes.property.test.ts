import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Behind, evaluate, type Indicator, peopleBehind, reasonsInWords } from '$lib/domain/indicator';
import { buildLedger } from '$lib/domain/ledger';
import { someRules } from '../../../../tests/reference/random-rules';
import { questionAbout } from '../../../../tests/reference/random-town';
import { type FrozenPerson } from './content';
import { addRows, type Outcomes } from './outcome';
import { outcomesOf } from './outcomes-of';

/** What is sealed says the same of everybody as the figure itself: so whoever differs later has really changed. */

const names = {
	course: (code: string) => code,
	qualification: (code: string) => code,
	department: (code: string) => code
};

function sealed({ departmentCode, reasons: _, ...one }: Behind, reasons: string): FrozenPerson {
	return { ...one, department: departmentCode, reasons };
}

function sealedOutcomes(people: Behind[], { rule }: Indicator): Outcomes {
	const outcomes: Outcomes = new Map();
	for (const one of people) addRows(outcomes, [sealed(one, reasonsInWords(one, rule.kind, names))], rule);
	return outcomes;
}

const sorted = (outcomes: Outcomes) => [...outcomes].sort(([one], [other]) => (one < other ? -1 : 1));

it.each(Object.entries(someRules))('the outcomes of the kind %s are those of the people behind it', (_, someRule) => {
	fc.assert(
		fc.property(questionAbout(someRule), ({ facts, indicator, days }) => {
			const ledger = buildLedger(facts);
			for (const asOf of days) {
				const figure = evaluate(ledger, indicator, asOf);
				const said = sealedOutcomes(peopleBehind(ledger, indicator, figure, null), indicator);
				expect(sorted(outcomesOf(ledger, indicator, figure))).toEqual(sorted(said));
			}
		}),
		{ numRuns: 100 }
	);
});
