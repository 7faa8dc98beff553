import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildLedger, dayNumber, type Facts, type Ledger, noCompletions, weightOf, withRows } from '$lib/domain/ledger';
import { type Completion } from '$lib/domain/training';
import { someRules } from '../../../../../tests/reference/random-rules';
import { questionAbout } from '../../../../../tests/reference/random-town';
import { referenceReport } from '../../../../../tests/reference/report';
import { report } from '../report/report';

it('what is known of a course’s rows is carried over where records come in between, and stays right', () => {
	const question = questionAbout(fc.oneof(someRules.people, someRules.attendances, someRules.mean));
	fc.assert(
		fc.property(question, fc.array(fc.nat(), { maxLength: 3 }), ({ facts, indicator, days }, picks) => {
			const all = facts.completions;
			const late = new Set(picks.map((pick) => all[pick % Math.max(1, all.length)]));
			let known: Facts = { ...facts, completions: all.filter((one) => !late.has(one)) };
			let ledger = buildLedger(known);
			for (const one of [null, ...late].filter((some) => some !== undefined)) {
				if (one) ledger = withCompletion(ledger, one, all.indexOf(one));
				if (one) known = { ...known, completions: [...known.completions, one] };
				for (const asOf of days)
					expect(report(ledger, indicator, asOf, asOf)).toEqual(referenceReport(known, indicator, asOf, asOf));
			}
		}),
		{ numRuns: 200 }
	);
});

/** As a refresh of the ledger does it: only the columns of the course are other ones. */
function withCompletion(ledger: Ledger, completion: Completion, place: number): Ledger {
	const { courseCode, staffNumber, completedOn, state, comprehension } = completion;
	const row = {
		...{ id: 1000 + place, person: ledger.people.positions.get(staffNumber)!, day: dayNumber(completedOn) },
		...{ weight: weightOf(state), comprehension: comprehension ?? 0, method: 0 }
	};
	const columns = withRows(ledger.completions.get(courseCode) ?? noCompletions, [row]);
	return { ...ledger, completions: new Map([...ledger.completions, [courseCode, columns]]) };
}
