import { type Appointment } from '$lib/domain/appointment';
import { type CivilDate } from '$lib/domain/calendar';
import {
	type Indicator,
	type IndicatorHistory,
	type ManualValue,
	type Plan,
	type RuleRevision,
	withRevisions
} from '$lib/domain/plan';
import { type Absence, type Assignment, type Department, type Staff } from '$lib/domain/organisation';
import { type Holding, type Qualification } from '$lib/domain/qualification';
import { type Completion, type Course } from '$lib/domain/training';
import { type Absences, buildAbsences } from './absences';
import { type Appointments, buildAppointments } from './appointments';
import { type CourseCompletions, weightOf } from './completions';
import { treeDays, treeOn, type TreeDay } from './department-tree';
import { Dictionary } from './dictionary';
import { GatheredCompletions } from './gathered-completions';
import { groupBy } from './group-by';
import { buildHoldings, type Holdings } from './holdings';
import { methodNumber } from './methods';
import { buildPeople, type People } from './people';
import { buildPosts, type Posts, primaryPostsOn } from './posts';
import { countThrough, dayNumber } from './spans';

/** Who was where and when. Rebuilt as a whole when any of it changes. */
export type OrganisationLedger = {
	people: People;
	posts: Posts;
	absences: Absences;
	/** the tree on a day, kept for each stretch of days in which it stands still; the next for each day: a page asks for many figures of one */
	treeOn(date: CivilDate): TreeDay;
	/** the days on which the tree becomes another one, in order: from each to the next it stands still */
	treeDays: Int32Array;
	/** the rows of `posts` that are a 本務 held on the day */
	primaryPostsOn(date: CivilDate): Int32Array;
};

/** The whole town in memory: what every figure is computed from. Never changed; a newer one takes its place. */
export type Ledger = OrganisationLedger & {
	/** the last entry of the audit log it knows */
	entry: number;
	courses: ReadonlyMap<string, Course>;
	completions: ReadonlyMap<string, CourseCompletions>;
	/** 実施方法 by their numbers. Shared with the ledgers before, which do not know the last ones */
	methods: Dictionary;
	holdings: Holdings;
	catalogue: readonly Qualification[];
	appointments: Appointments;
	plans: readonly Plan[];
	indicators: ReadonlyMap<string, IndicatorHistory>;
	/** numbers entered by hand, by the code of the indicator */
	manualValues: ReadonlyMap<string, readonly ManualValue[]>;
};

export type OrganisationFacts = {
	departments: readonly Department[];
	staff: readonly Staff[];
	assignments: readonly Assignment[];
	absences: readonly Absence[];
};

export type Facts = OrganisationFacts & {
	courses: readonly Course[];
	completions: readonly Completion[];
	holdings: readonly Holding[];
	appointments: readonly Appointment[];
	catalogue: readonly Qualification[];
	plans: readonly Plan[];
	indicators: readonly Indicator[];
	ruleRevisions: readonly RuleRevision[];
	manualValues: readonly ManualValue[];
};

const daysKept = 32;

export function buildOrganisation(facts: OrganisationFacts): OrganisationLedger {
	const codes = new Dictionary();
	for (const department of facts.departments) codes.add(department.code);
	const people = buildPeople(facts.staff);
	const posts = buildPosts(people, facts.assignments, codes);
	const turns = treeDays(facts.departments);
	return {
		people,
		posts,
		absences: buildAbsences(people, facts.absences),
		treeOn: keptBy(
			(date) => countThrough(turns, dayNumber(date)),
			(date) => treeOn(facts.departments, codes, date)
		),
		treeDays: turns,
		primaryPostsOn: keptBy(dayNumber, (date) => primaryPostsOn(posts, dayNumber(date)))
	};
}

/** @param alike days with the same number have the same */
function keptBy<T>(alike: (date: CivilDate) => number, make: (date: CivilDate) => T): (date: CivilDate) => T {
	const kept = new Map<number, T>();
	return (date) => {
		const number = alike(date);
		const known = kept.get(number);
		if (known !== undefined) return known;
		if (kept.size >= daysKept) kept.clear();
		const made = make(date);
		kept.set(number, made);
		return made;
	};
}

/** A ledger from plain facts; the server lays the completions into columns by itself, since there are a million of them. */
export function buildLedger(facts: Facts): Ledger {
	const organisation = buildOrganisation(facts);
	const methods = new Dictionary();
	return {
		...organisation,
		entry: 0,
		methods,
		completions: buildCompletions(organisation.people, facts.completions, methods),
		courses: byCode(facts.courses),
		holdings: buildHoldings(organisation.people, facts.holdings),
		appointments: buildAppointments(organisation.people, facts.appointments),
		catalogue: facts.catalogue,
		plans: facts.plans,
		indicators: byCode(facts.indicators.map((indicator) => withRevisions(indicator, facts.ruleRevisions))),
		manualValues: groupBy(facts.manualValues, ({ indicatorCode }) => indicatorCode)
	};
}

function buildCompletions(people: People, completions: readonly Completion[], methods: Dictionary) {
	const rows = completions.map(({ courseCode, staffNumber, completedOn, state, comprehension, method }, id) => ({
		...{ id, courseCode, person: people.positions.get(staffNumber)! },
		...{ day: dayNumber(completedOn), weight: weightOf(state), comprehension: comprehension ?? 0 },
		method: methodNumber(methods, method)
	}));
	const laid = [...groupBy(rows, ({ courseCode }) => courseCode)].map(([code, some]) => {
		const gathered = new GatheredCompletions();
		for (const row of some) gathered.add(row);
		return [code, gathered.byDay()] as const;
	});
	return new Map(laid);
}

export function byCode<T extends { code: string }>(rows: readonly T[]): Map<string, T> {
	return new Map(rows.map((row) => [row.code, row]));
}
