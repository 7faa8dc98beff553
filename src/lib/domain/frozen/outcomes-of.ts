import { dayNumber, type Ledger, primaryPostOf } from '$lib/domain/ledger';
import {
	allSteps,
	awaySteps,
	chainsOf,
	completionsCounted,
	type Contributions,
	countedBy,
	type CoverageFigure,
	type Figure,
	type Indicator,
	isAnswer,
	isCountRule,
	pieces,
	type RateFigure,
	reaches,
	satisfying,
	standingOf,
	type Steps
} from '$lib/domain/indicator';
import { type Outcome, type Outcomes } from './outcome';

/**
 * How everybody shows in the numbers of a figure: what `addRows` makes of the people behind it, without putting forty thousand names
 * and their reasons in order. Empty for a number entered by hand.
 */
export function outcomesOf(ledger: Ledger, indicator: Pick<Indicator, 'rule'>, figure: Figure): Outcomes {
	return allSteps(outcomeSteps(ledger, indicator, figure));
}

/** The same in pieces. */
export function* outcomeSteps(ledger: Ledger, { rule }: Pick<Indicator, 'rule'>, figure: Figure): Steps<Outcomes> {
	if (figure.kind === 'rate') return yield* ofRate(ledger, figure);
	if (figure.kind === 'coverage') return ofCoverage(figure);
	if (figure.kind === 'count' && isCountRule(rule)) {
		const contributions = countedBy(ledger, rule, figure.asOf);
		const does = satisfying(rule, contributions, ledger.people.count, confirmed);
		const once = rule.count !== 'attendances';
		const adds = ({ person }: Contributions, row: number) => (does === null || does[person[row]!] === 1 ? 1 : null);
		return yield* ofFacts(ledger, contributions, { adds, states: everyRow, once, isShare: false });
	}
	if (figure.kind === 'comprehension' && rule.kind === 'comprehension_rate') {
		const added = (answer: number) => (rule.measure === 'mean' ? answer : reaches(rule, answer) ? 1 : 0);
		const adds = ({ comprehension }: Contributions, row: number) => added(comprehension[row]!);
		const contributions = completionsCounted(ledger, rule, figure.asOf);
		return yield* ofFacts(ledger, contributions, { adds, states: isAnswer, once: false, isShare: true });
	}
	return new Map();
}

/** What a record weighs that counts. */
const confirmed = 2;
const everyRow = () => true;
const excluded: Outcome = { membership: 'excluded', numerator: 0, denominator: 0, department: '' };

/** So few people that they take about a millisecond. */
const peopleAPiece = 2_000;

function* ofRate(ledger: Ledger, figure: RateFigure): Steps<Outcomes> {
	const outcomes: Outcomes = new Map();
	const { staff, count } = ledger.people;
	for (const [first, end] of pieces(0, count, peopleAPiece)) {
		for (let person = first; person < end; person++) {
			const outcome = outcomeOfRate(ledger, figure, person);
			if (outcome !== null) outcomes.set(staff[person]!.staffNumber, outcome);
		}
		yield;
	}
	return outcomes;
}

function outcomeOfRate({ posts }: Ledger, figure: RateFigure, person: number): Outcome | null {
	const standing = standingOf(figure, person);
	if (standing === null || standing === 'excluded') return standing && excluded;
	const { tree } = figure.tally;
	const place = tree.places[posts.department[primaryPostOf(posts, person, dayNumber(figure.asOf))]!]!;
	const department = tree.departments[place]?.code ?? '';
	return { membership: 'member', numerator: standing === 'counted' ? 1 : 0, denominator: 1, department };
}

function ofCoverage({ tree, level, holders }: CoverageFigure): Outcomes {
	const covered = tree.departments.flatMap(({ code }, place): [string, Outcome][] => {
		const numerator = holders[place]!.length > 0 ? 1 : 0;
		const outcome: Outcome = { membership: 'member', numerator, denominator: 1, department: code };
		return tree.depth[place] === level ? [[code, outcome]] : [];
	});
	return new Map(covered);
}

type Counting = {
	/** what a confirmed fact adds to the numerator; null where its person is none of those who count */
	adds(rows: Contributions, row: number): number | null;
	states(rows: Contributions, row: number): boolean;
	/** whether a person is one, however often */
	once: boolean;
	isShare: boolean;
};

/** What facts that count on their own day come to, by person. */
type Sums = { facts: Int32Array; numerator: Int32Array; lastDay: Int32Array; lastAdds: Uint8Array };

function* ofFacts(ledger: Ledger, contributions: readonly Contributions[], counting: Counting): Steps<Outcomes> {
	const { count, staff } = ledger.people;
	const sums: Sums = {
		facts: new Int32Array(count),
		numerator: new Int32Array(count),
		lastDay: new Int32Array(count),
		lastAdds: new Uint8Array(count)
	};
	for (const rows of contributions)
		for (const [first, end] of pieces(rows.start, rows.end)) {
			addFacts(sums, rows, [first, end], counting);
			yield;
		}
	const outcomes: Outcomes = new Map();
	const departmentOn = departmentsOf(ledger);
	for (const [first, end] of pieces(0, count, peopleAPiece)) {
		for (let person = first; person < end; person++) {
			if (sums.facts[person] === 0) continue;
			const numerator = counting.once ? 1 : sums.numerator[person]!;
			const denominator = counting.isShare ? sums.facts[person]! : 0;
			const department = departmentOn(person, sums.lastDay[person]!);
			outcomes.set(staff[person]!.staffNumber, { membership: 'member', numerator, denominator, department });
		}
		yield;
	}
	const away = yield* awaySteps(contributions, counting.states);
	for (const person of away.keys()) outcomes.set(staff[person]!.staffNumber, excluded);
	return outcomes;
}

/** The department is that of the last fact in the numerator, where there is one. */
function addFacts(sums: Sums, rows: Contributions, [first, end]: [number, number], { adds, states }: Counting): void {
	const { person, day, weight, membership } = rows;
	for (let row = first; row < end; row++) {
		if (membership[row]! <= 0 || weight[row] !== confirmed || !states(rows, row)) continue;
		const added = adds(rows, row);
		if (added === null) continue;
		const who = person[row]!;
		const isIn = added > 0 ? 1 : 0;
		const isLater = sums.facts[who] === 0 || isIn > sums.lastAdds[who]! || day[row]! >= sums.lastDay[who]!;
		if (isLater && isIn >= sums.lastAdds[who]!) [sums.lastDay[who], sums.lastAdds[who]] = [day[row]!, isIn];
		sums.facts[who]! += 1;
		sums.numerator[who]! += added;
	}
}

/** The code of the department of somebody's 本務 on a day; blank where it is not valid then. */
function departmentsOf(ledger: Ledger): (person: number, day: number) => string {
	const { posts } = ledger;
	const chains = chainsOf(ledger);
	return (person, day) => {
		const stretch = chains.stretchOf(day);
		if (stretch === 0) return '';
		const tree = chains.treeIn(stretch);
		return tree.departments[tree.places[posts.department[primaryPostOf(posts, person, day)]!]!]?.code ?? '';
	};
}
