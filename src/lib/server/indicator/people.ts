import { reachesDepartment, scopeOf, type Viewer } from '$lib/domain/access';
import { type CivilDate } from '$lib/domain/calendar';
import {
	type Behind,
	endedDepartments,
	type FigureWords,
	figureWords,
	type Head,
	type Indicator,
	type IndicatorHistory,
	indicatorOn,
	type IndicatorRule,
	peopleListSteps,
	type PeopleList,
	type Plan,
	reasonsInWords,
	type Standing,
	standingWords,
	type Steps
} from '$lib/domain/indicator';
import { dayNumber, type Ledger, primaryPostOf } from '$lib/domain/ledger';
import { figureSteps } from './figures';
import { indicatorWithPlan, namesOn, planDay, seesNames } from './queries';
import { takeTurns } from './turns';

/** Which people of a figure: whose standing each number stands for. */
export const peopleParts = {
	denominator: ['counted', 'pending', 'missing'],
	numerator: ['counted'],
	pending: ['pending'],
	missing: ['missing'],
	excluded: ['excluded']
} as const satisfies Record<string, readonly Standing[]>;
export type PeoplePart = keyof typeof peopleParts;

/** `department` null is the whole body; `asOf` null the day the indicator shows by itself; `page` from 1 on, the first by default. */
export type PeopleQuestion = { department: string | null; asOf: CivilDate | null; of: PeoplePart; page?: number };

/** Which lists there are for a kind: a count has nobody who is missing, and everyone in it has done it. */
export function partsOf(rule: IndicatorRule): PeoplePart[] {
	if (rule.kind === 'training_count' || (rule.kind === 'qualification_count' && rule.count === 'new'))
		return ['numerator', 'pending', 'excluded'];
	if (rule.kind === 'appointment_coverage') return ['denominator', 'numerator', 'missing'];
	if (rule.kind === 'comprehension_rate' && rule.measure === 'mean') return ['numerator', 'pending', 'excluded'];
	return ['denominator', 'numerator', 'pending', 'missing', 'excluded'];
}

export type PersonRow = {
	/** null: nobody (空席) */
	staffNumber: string | null;
	name: string;
	kana: string | null;
	department: string;
	/** null where 済 and 未 say nothing of a person */
	state: (typeof standingWords)[Standing] | null;
	reason: string;
};

export type PeoplePage = {
	plan: Pick<Plan, 'code' | 'name'>;
	indicator: Pick<Indicator, 'code' | 'name'>;
	asOf: CivilDate;
	department: { code: string; name: string } | null;
	/** the lists there are, with how many there are of each, in the unit of the figure; excluded are people */
	counts: Partial<Record<PeoplePart, number>>;
	words: FigureWords;
	/** the list that is shown: the one asked for, where there is one of that kind */
	of: PeoplePart;
	/** how many rows the asked list has, on how many pages, and which of them is shown */
	rows: number;
	pages: number;
	page: number;
	/** how many of the figure's people are with another department today, and so not this viewer's to see */
	elsewhere: number;
	/** those of the page, in 機構順 and then by kana */
	people: PersonRow[];
};

export type PeopleOutcome = { ok: true; page: PeoplePage } | { ok: false; reason: 'not-found' | 'not-allowed' };

/** A page of more rows than this is no longer read. */
export const shownAtOnce = 500;

/** The people behind a number, as far as this viewer may see their names today. */
export async function peoplePage(
	ledger: Ledger,
	code: string,
	question: PeopleQuestion,
	viewer: Viewer
): Promise<PeopleOutcome> {
	const found = indicatorWithPlan(ledger, code);
	if (!found) return { ok: false, reason: 'not-found' };
	const { plan } = found;
	const asOf = question.asOf ?? planDay(plan, viewer.today);
	const indicator = indicatorOn(found.indicator, asOf);
	const { rule } = indicator;
	if (rule.kind === 'manual') return { ok: false, reason: 'not-found' };
	if (!seesNames(viewer, question.department)) return { ok: false, reason: 'not-allowed' };
	const department = departmentOn(ledger, question.department, asOf);
	if (department === undefined) return { ok: false, reason: 'not-found' };

	const of = partsOf(rule).includes(question.of) ? question.of : 'numerator';
	const shown = await takeTurns(shownSteps(ledger, found.indicator, { ...question, of, asOf }, viewer));
	return {
		ok: true,
		page: {
			plan: { code: plan.code, name: plan.name },
			indicator: { code, name: indicator.name },
			...{ asOf, department, words: figureWords(rule), of },
			...shown
		}
	};
}

type Shown = Pick<PeoplePage, 'counts' | 'rows' | 'pages' | 'page' | 'elsewhere' | 'people'>;

/** Of tens of thousands only the page that is asked for is written out, with names and reasons. */
function* shownSteps(
	ledger: Ledger,
	history: IndicatorHistory,
	{ department, asOf, of, page: asked = 1 }: PeopleQuestion & { asOf: CivilDate },
	viewer: Viewer
): Steps<Shown> {
	const indicator = indicatorOn(history, asOf);
	const figure = yield* figureSteps(ledger, history, asOf);
	const list = yield* peopleListSteps(ledger, indicator, figure, department);
	const seen = seenOf(ledger, list, viewer);
	yield;
	const rows = headsOf(seen, of);
	const pages = Math.max(1, Math.ceil(rows.length / shownAtOnce));
	const page = Math.min(pages, Math.max(1, asked));
	const behind = yield* list.write(rows.slice((page - 1) * shownAtOnce, page * shownAtOnce));
	const [{ rule }, names] = [indicator, namesOn(ledger, asOf)];
	return {
		counts: countsOf(seen, partsOf(rule)),
		...{ rows: rows.length, pages, page },
		elsewhere: list.heads.length - seen.length,
		people: behind.map((one) => personRow(one, rule, reasonsInWords(one, rule.kind, names)))
	};
}

function seenOf(ledger: Ledger, { heads }: PeopleList, viewer: Viewer): readonly Head[] {
	if (scopeOf(viewer, 'figure:names').kind === 'all') return heads;
	const isReached = reachedBy(ledger, viewer);
	return heads.filter(({ person }) => person < 0 || isReached(ledger.people.staff[person]!.staffNumber));
}

/** undefined where there is no such department on the day and was none before. */
export function departmentOn(ledger: Ledger, code: string | null, asOf: CivilDate) {
	if (code === null) return null;
	const tree = ledger.treeOn(asOf);
	const place = tree.placeOf(code);
	if (place !== undefined) return { code, name: tree.departments[place]?.name ?? code };
	const [ended] = endedDepartments(ledger, asOf, (number) => ledger.posts.departments.words[number] === code);
	return ended && { code, name: ended.name };
}

/**
 * Tells whether the viewer sees this person's name today: a transfer moves a person with the whole record, so what somebody did here
 * is the new head's to see from that day.
 */
export function reachedBy(ledger: Ledger, viewer: Viewer): (staffNumber: string) => boolean {
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

/** Those of a list whom one number stands for. */
export function headsOf(heads: readonly Head[], part: PeoplePart): Head[] {
	const standings: readonly Standing[] = peopleParts[part];
	return heads.filter(({ standing }) => standings.includes(standing));
}

function countsOf(heads: readonly Head[], parts: PeoplePart[]): PeoplePage['counts'] {
	const weights: Record<Standing, number> = { counted: 0, pending: 0, missing: 0, excluded: 0 };
	for (const { standing, weight } of heads) weights[standing] += weight;
	const count = (part: PeoplePart) => peopleParts[part].reduce((sum, standing) => sum + weights[standing], 0);
	return Object.fromEntries(parts.map((part) => [part, count(part)]));
}

/** What is told of one person behind a number. */
export function personRow(
	{ staffNumber, name, kana, departmentName, standing }: Behind,
	rule: IndicatorRule,
	reason: string
): PersonRow {
	const says = rule.kind !== 'comprehension_rate' && rule.kind !== 'appointment_coverage';
	const state = says ? standingWords[standing] : null;
	return { staffNumber, name, kana, department: departmentName, state, reason };
}
