import { reachesDepartment, scopeOf, type Viewer } from '$lib/domain/access';
import { type CivilDate } from '$lib/domain/calendar';
import {
	type Behind,
	type Indicator,
	type Plan,
	peopleBehind,
	reasonsInWords,
	type Standing,
	standingWords
} from '$lib/domain/indicator';
import { dayNumber, type Ledger, primaryPostOf } from '$lib/domain/ledger';
import { figureOf } from './figures';
import { computedIndicator, namesOn, planDay, seesNames } from './queries';

/** Which people of a figure: whose standing each number stands for. */
export const peopleParts = {
	denominator: ['counted', 'pending', 'missing'],
	numerator: ['counted'],
	pending: ['pending'],
	missing: ['missing'],
	excluded: ['excluded']
} as const satisfies Record<string, readonly Standing[]>;
export type PeoplePart = keyof typeof peopleParts;

/** `department` null is the whole body; `asOf` null the day the indicator shows by itself. */
export type PeopleQuestion = { department: string | null; asOf: CivilDate | null; of: PeoplePart };

export type PersonRow = {
	staffNumber: string;
	name: string;
	kana: string | null;
	department: string;
	state: (typeof standingWords)[Standing];
	reason: string;
};

export type PeoplePage = {
	plan: Pick<Plan, 'code' | 'name'>;
	indicator: Pick<Indicator, 'code' | 'name'>;
	asOf: CivilDate;
	department: { code: string; name: string } | null;
	counts: Record<PeoplePart, number>;
	/** how many of the figure's people are with another department today, and so not this viewer's to see */
	elsewhere: number;
	/** the first of them, in 機構順 and then by kana */
	people: PersonRow[];
};

export type PeopleOutcome = { ok: true; page: PeoplePage } | { ok: false; reason: 'not-found' | 'not-allowed' };

/** A page of more rows than this is no longer read; a department's is shorter. */
const shownAtOnce = 500;

/** The people behind a number, as far as this viewer may see their names today. */
export function peoplePage(ledger: Ledger, code: string, question: PeopleQuestion, viewer: Viewer): PeopleOutcome {
	const found = computedIndicator(ledger, code);
	if (!found) return { ok: false, reason: 'not-found' };
	if (!seesNames(viewer, question.department)) return { ok: false, reason: 'not-allowed' };
	const { indicator, plan, rule } = found;
	const asOf = question.asOf ?? planDay(plan, viewer.today);
	const department = departmentOn(ledger, question.department, asOf);
	if (department === undefined) return { ok: false, reason: 'not-found' };

	const behind = peopleBehind(ledger, indicator, figureOf(ledger, indicator, asOf), question.department);
	const isReached = reachedBy(ledger, viewer);
	const seen = behind.filter(({ staffNumber }) => isReached(staffNumber));
	const names = namesOn(ledger, asOf);
	const asked = peopleOf(seen, question.of);
	return {
		ok: true,
		page: {
			plan: { code: plan.code, name: plan.name },
			indicator: { code, name: indicator.name },
			asOf,
			department,
			counts: countsOf(seen),
			elsewhere: behind.length - seen.length,
			people: asked.slice(0, shownAtOnce).map((one) => row(one, reasonsInWords(one, rule.kind, names)))
		}
	};
}

/** undefined where there is no such department on the day. */
function departmentOn(ledger: Ledger, code: string | null, asOf: CivilDate) {
	if (code === null) return null;
	const tree = ledger.treeOn(asOf);
	const place = tree.placeOf(code);
	return place === undefined ? undefined : { code, name: tree.departments[place]?.name ?? code };
}

/**
 * Tells whether the viewer sees this person's name today: a transfer moves a person with the whole record, so what somebody did here
 * is the new head's to see from that day.
 */
function reachedBy(ledger: Ledger, viewer: Viewer): (staffNumber: string) => boolean {
	const scope = scopeOf(viewer, 'figure:names');
	if (scope.kind === 'all') return () => true;
	const { people, posts } = ledger;
	const today = dayNumber(viewer.today);
	return (staffNumber) => {
		const person = people.positions.get(staffNumber);
		const row = person === undefined ? -1 : primaryPostOf(posts, person, today);
		const department = row < 0 ? null : posts.departments.words[posts.department[row] ?? 0];
		return typeof department === 'string' && reachesDepartment(scope, department);
	};
}

function peopleOf(people: Behind[], part: PeoplePart): Behind[] {
	const standings: readonly Standing[] = peopleParts[part];
	return people.filter(({ standing }) => standings.includes(standing));
}

function countsOf(people: Behind[]): Record<PeoplePart, number> {
	const count = (part: PeoplePart) => peopleOf(people, part).length;
	return {
		denominator: count('denominator'),
		numerator: count('numerator'),
		pending: count('pending'),
		missing: count('missing'),
		excluded: count('excluded')
	};
}

function row({ staffNumber, name, kana, departmentName, standing }: Behind, reason: string): PersonRow {
	return { staffNumber, name, kana, department: departmentName, state: standingWords[standing], reason };
}
