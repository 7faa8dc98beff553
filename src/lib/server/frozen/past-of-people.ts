import { type Outcome, outcomesOf } from '$lib/domain/frozen';
import { evaluate, type IndicatorRule } from '$lib/domain/indicator';
import { groupBy } from '$lib/domain/ledger';
import { type Db } from '../db/open';
import { ownTurn } from '../indicator/turns';
import { ledgerOfMoments, type Moment, momentKey } from '../ledger/past';
import { pastPeople, type PastPerson, type TableOfPeople } from '../ledger/past-people';
import { type PastTown, pastTown, stretchAfter } from '../ledger/past-town';
import { turnsOf } from '../ledger/versions';
import { type Asking, inOrder, type PastOutcomes, type PastQuestion } from './past-outcomes';

/** A ledger of so many moments is built and asked in a few milliseconds. */
const momentsAtOnce = 50;

/** The past of people, by 職員番号: of every kind of figure but 配置率 and 手入力. */
export async function pastOfPeople(
	db: Db,
	question: PastQuestion,
	staffNumbers: readonly string[]
): Promise<PastOutcomes> {
	const { rule, since, last } = question;
	const town = await pastTown(db, coursesOf(rule), since, last);
	const courses = [...new Set(town.course.map(({ row }) => row.id))];
	const people = await pastPeople(db, staffNumbers, { tables: tablesOf(rule), courses }, since);
	for (const one of people.values())
		one.completion = one.completion.filter(({ row }) => courses.includes(row.courseId));
	return {
		turnsOf: (key) => inOrder([...town.turns, ...turnsOfPerson(people.get(key)!, question)]),
		after: (askings) => outcomesAfter(town, people, question, askings)
	};
}

function coursesOf(rule: IndicatorRule): readonly string[] {
	if (!('courses' in rule)) return [];
	return 'allOf' in rule.courses ? rule.courses.allOf : rule.courses.anyOf;
}

/** What the rule looks at beside the employment. */
function tablesOf(rule: IndicatorRule): Set<TableOfPeople> {
	const tables = new Set<TableOfPeople>(['assignment']);
	if ('courses' in rule) tables.add('completion');
	if ('qualifications' in rule) tables.add('holding');
	if ('population' in rule && rule.population.excludeAbsences.length > 0) tables.add('absence');
	if ('population' in rule && rule.population.roles.length > 0) tables.add('appointment');
	return tables;
}

export function turnsOfPerson(person: PastPerson, { since, last }: PastQuestion): number[] {
	const { staff, assignment, absence, completion, holding, appointment } = person;
	const tables = [staff, assignment, absence, completion, holding, appointment];
	return tables.flatMap((versions) => turnsOf<unknown>(versions, since, last));
}

async function outcomesAfter(
	town: PastTown,
	people: ReadonlyMap<string, PastPerson>,
	question: PastQuestion,
	askings: readonly Asking[]
): Promise<(Outcome | null)[]> {
	const moments = askings.map(({ key, entry }): Moment => ({ person: people.get(key)!, entry }));
	const known = new Map<string, Outcome>();
	for (const some of groupBy(moments, ({ entry }) => stretchAfter(town, entry)).values())
		for (let start = 0; start < some.length; start += momentsAtOnce) {
			const ledger = ledgerOfMoments(town, some.slice(start, start + momentsAtOnce), some[start]!.entry);
			const figure = evaluate(ledger, { code: '', rule: question.rule }, question.asOf);
			for (const [key, outcome] of outcomesOf(ledger, question, figure)) known.set(key, outcome);
			await ownTurn();
		}
	return moments.map((moment) => known.get(momentKey(moment)) ?? null);
}
