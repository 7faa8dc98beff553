import { reachesDepartment, scopeOf, type Viewer } from '$lib/domain/access';
import { type FrozenHead, type FrozenPerson } from '$lib/domain/frozen';
import { type FigureWords, figureWords, standingWords } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { type Db } from '../db/open';
import { type PeoplePart, peopleParts, partsOf, type PersonRow, reachedBy } from '../indicator/people';
import { openReport, peopleOf } from './open';
import { type FrozenKey } from './queries';

/** The sealed names behind a frozen report, as far as this viewer may see them today. */
export type FrozenPeople = {
	head: Pick<FrozenHead, 'indicator' | 'plan' | 'asOf' | 'edition'>;
	words: FigureWords;
	/** the lists there are, with how many there are of each among those seen */
	counts: Partial<Record<PeoplePart, number>>;
	of: PeoplePart;
	/** how many rows the asked list has; the first of them are `people` */
	rows: number;
	/** whether names are left out, of people whom this viewer does not see today */
	partial: boolean;
	people: PersonRow[];
};

export type FrozenPeopleOutcome = { ok: true; page: FrozenPeople } | { ok: false; reason: 'not-found' | 'broken' };

/** A page of more rows than this is no longer read. */
const shownAtOnce = 500;

/** @param of the list that is asked for; one the figure does not have is answered with the people it counts */
export async function frozenPeople(
	db: Db,
	ledger: Ledger,
	viewer: Viewer,
	key: FrozenKey,
	of: PeoplePart
): Promise<FrozenPeopleOutcome> {
	const opened = await openReport(db, key);
	if (!opened.ok) return { ok: false, reason: opened.reason };
	const { head } = opened.report;
	if (head.rule.kind === 'manual') return { ok: false, reason: 'not-found' };
	const everybody = await peopleOf(opened.report);
	const seen = everybody.filter(seesFrozenPerson(ledger, viewer));
	const parts = partsOf(head.rule);
	const shown = parts.includes(of) ? of : 'numerator';
	const asked = inPart(seen, shown);
	const counts = parts.map((part) => [part, inPart(seen, part).reduce((sum, { weight = 1 }) => sum + weight, 0)]);
	return {
		ok: true,
		page: {
			head: { indicator: head.indicator, plan: head.plan, asOf: head.asOf, edition: head.edition },
			...{ words: figureWords(head.rule), of: shown, rows: asked.length },
			counts: Object.fromEntries(counts) as FrozenPeople['counts'],
			partial: seen.length < everybody.length,
			people: asked.slice(0, shownAtOnce).map((one) => frozenPersonRow(one, head))
		}
	};
}

/** Whether this viewer sees a sealed name: by where somebody is today, not by where they were: a transfer moves a person with the whole record. */
export function seesFrozenPerson(ledger: Ledger, viewer: Viewer): (person: FrozenPerson) => boolean {
	const isReached = reachedBy(ledger, viewer);
	const scope = scopeOf(viewer, 'figure:names');
	return ({ staffNumber, department }) =>
		staffNumber === null ? reachesDepartment(scope, department) : isReached(staffNumber);
}

function inPart(people: readonly FrozenPerson[], part: PeoplePart): FrozenPerson[] {
	const standings: readonly string[] = peopleParts[part];
	return people.filter(({ standing }) => standings.includes(standing));
}

/** A sealed person as a list shows them. */
export function frozenPersonRow(
	{ staffNumber, name, kana, departmentName, standing, reasons }: FrozenPerson,
	{ rule }: Pick<FrozenHead, 'rule'>
): PersonRow {
	const says = rule.kind !== 'comprehension_rate' && rule.kind !== 'appointment_coverage';
	const state = says ? standingWords[standing] : null;
	return { staffNumber, name, kana, department: departmentName, state, reason: reasons };
}
