import { addRows, type FrozenPerson, type Outcomes } from '$lib/domain/frozen';
import { type IndicatorRule } from '$lib/domain/indicator';
import { ownTurn } from '../indicator/turns';

/** The people of a frozen report: how each shows in its numbers, and how they were called. */
export type Sealed = {
	outcomes: Outcomes;
	rows: ReadonlyMap<string, FrozenPerson>;
};

/** Reads the people of a frozen report; others have their turn after each part. */
export async function sealedPeople(people: Iterable<readonly FrozenPerson[]>, rule: IndicatorRule): Promise<Sealed> {
	const outcomes: Outcomes = new Map();
	const rows = new Map<string, FrozenPerson>();
	for (const some of people) {
		addRows(outcomes, some, rule);
		for (const row of some)
			rows.set(rule.kind === 'appointment_coverage' ? row.department : (row.staffNumber ?? ''), row);
		await ownTurn();
	}
	return { outcomes, rows };
}
