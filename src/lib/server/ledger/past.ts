import { buildLedger, type Facts, type Ledger } from '$lib/domain/ledger';
import { shippedCatalogue } from '$lib/domain/qualification';
import { type PastPerson } from './past-people';
import { type PastTown, townAfter } from './past-town';
import { standingAfter } from './versions';

/** A person as the town knew them after an entry. */
export type Moment = { person: PastPerson; entry: number };

type FactsOfPeople = {
	[Kind in 'staff' | 'assignments' | 'absences' | 'completions' | 'holdings' | 'appointments']: Facts[Kind][number][];
};

/** The name under which a moment stands in a ledger of moments. */
export function momentKey({ person, entry }: Moment): string {
	return `${person.staffNumber} ${entry}`;
}

/**
 * A small ledger in which every moment is a person of its own, whose 職員番号 is the moment's key: what becomes of one person in a
 * figure does not hang on the others, so many entries of many people can be asked about at once. Somebody who was not there after
 * the entry is not in it.
 *
 * @param moments all after entries of one stretch of the town (`stretchAfter`)
 * @param entry one of that stretch
 */
export function ledgerOfMoments(town: PastTown, moments: readonly Moment[], entry: number): Ledger {
	const { departments, courses, courseCodes } = townAfter(town, entry);
	const facts: FactsOfPeople = {
		staff: [],
		assignments: [],
		absences: [],
		completions: [],
		holdings: [],
		appointments: []
	};
	for (const moment of moments) addMoment(facts, moment, courseCodes);
	return buildLedger({
		...{ departments, courses, ...facts, catalogue: shippedCatalogue },
		...{ plans: [], indicators: [], ruleRevisions: [], manualValues: [] }
	});
}

function addMoment(facts: FactsOfPeople, moment: Moment, courseCodes: ReadonlyMap<number, string>): void {
	const { person, entry } = moment;
	const [staff] = standingAfter(person.staff, entry);
	if (!staff) return;
	const staffNumber = momentKey(moment);
	// Somebody else may have had the id before, and their rows with it.
	const own = <T extends { staffId: number }>(rows: readonly T[]) =>
		rows.filter(({ staffId }) => staffId === staff.id).map((row) => ({ ...row, staffNumber }));
	facts.staff.push({ ...staff, staffNumber });
	facts.assignments.push(...own(standingAfter(person.assignment, entry)));
	facts.absences.push(...own(standingAfter(person.absence, entry)));
	for (const row of own(standingAfter(person.completion, entry)))
		facts.completions.push({ ...row, courseCode: courseCodes.get(row.courseId)! });
	facts.holdings.push(...own(standingAfter(person.holding, entry)));
	facts.appointments.push(...own(standingAfter(person.appointment, entry)));
}
