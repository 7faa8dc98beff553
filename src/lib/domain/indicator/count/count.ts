import { type CivilDate } from '$lib/domain/calendar';
import { type Ledger, type TreeDay } from '$lib/domain/ledger';
import { type CourseRule, type IndicatorRule } from '$lib/domain/plan';
import { chainsOf } from '../population/chains';
import { completionsCountedSteps, type Contributions, passesCounted } from './contributions';
import { type DepartmentSums, headsOf, once, spread } from './department-sums';
import { excludedSteps } from '../population/excluded-in';
import { allSteps, type Steps } from '../steps';
import { type Exclusion } from '../rate/tally';

/** Rules of which each fact counts on the day it happened. */
export type CountRule =
	| Extract<IndicatorRule, { kind: 'training_count' }>
	| (Extract<IndicatorRule, { kind: 'qualification_count' }> & { count: 'new' });

/** 受講者数 or newly passed: by the number of a department, whether or not it is valid on the day. */
export type CountFigure = {
	kind: 'count';
	asOf: CivilDate;
	tree: TreeDay;
	counted: DepartmentSums;
	/** the same if 確認待ち counted as 確認済 */
	withWaiting: DepartmentSums;
	/** how many people are behind `withWaiting`; worked out when it is asked for */
	people(): DepartmentSums;
	excluded: Exclusion[];
};

export function isCountRule(rule: IndicatorRule): rule is CountRule {
	return rule.kind === 'training_count' || (rule.kind === 'qualification_count' && rule.count === 'new');
}

/** How often it happened inside the window, or to how many people, where those concerned belonged on the day. */
export function* countSteps(ledger: Ledger, rule: CountRule, asOf: CivilDate): Steps<CountFigure> {
	const contributions = yield* countedBySteps(ledger, rule, asOf);
	yield;
	const isByFact = rule.count === 'attendances';
	const sums = isByFact ? attendances(ledger, contributions) : yield* heads(ledger, rule, contributions);
	yield;
	const excluded = yield* excludedSteps(contributions, rule.population.excludeAbsences);
	return { kind: 'count', asOf, tree: ledger.treeOn(asOf), ...sums, excluded };
}

type Sums = Pick<CountFigure, 'counted' | 'withWaiting' | 'people'>;

function* heads(ledger: Ledger, rule: CountRule, contributions: readonly Contributions[]): Steps<Sums> {
	const size = sizeOf(ledger);
	const sums = (least: number) =>
		headsOf(chainsOf(ledger), size, contributions, {
			...{ least, of: satisfying(rule, contributions, size.people, least) }
		});
	const counted = sums(confirmed);
	yield;
	const withWaiting = anyWaiting(contributions) ? sums(waiting) : counted;
	return { counted, withWaiting, people: () => withWaiting };
}

function attendances(ledger: Ledger, contributions: readonly Contributions[]): Sums {
	const [chains, size] = [chainsOf(ledger), sizeOf(ledger)];
	const known = [0, waiting, confirmed].map(() => new Int32Array(chains.lines.length));
	for (const { membership, weight, start, end } of contributions)
		for (let row = start; row < end; row++) {
			const chain = membership[row]!;
			if (chain > 0) known[weight[row]!]![chain]! += 1;
		}
	const sure = known[confirmed]!;
	return {
		counted: spread(chains, size.departments, sure),
		withWaiting: spread(
			chains,
			size.departments,
			sure.map((times, chain) => times + known[waiting]![chain]!)
		),
		people: once(() => headsOf(chains, size, contributions, { least: waiting, of: null }))
	};
}

/** What a record weighs. */
const [waiting, confirmed] = [1, 2];

function sizeOf({ posts, people }: Ledger) {
	return { departments: posts.departments.size, people: people.count };
}

/** The facts a count looks at, of members and of others. */
export function countedBy(ledger: Ledger, rule: CountRule, asOf: CivilDate): Contributions[] {
	return allSteps(countedBySteps(ledger, rule, asOf));
}

/** The same, in pieces. */
export function* countedBySteps(ledger: Ledger, rule: CountRule, asOf: CivilDate): Steps<Contributions[]> {
	if (rule.kind === 'training_count') return yield* completionsCountedSteps(ledger, rule, asOf);
	const window = rule.window ?? { kind: 'cumulative', since: null };
	return passesCounted(ledger, { ...rule, window }, asOf);
}

/**
 * By person, 1 for who does what the courses ask with facts of at least this weight, all of them such as count; null where one is
 * enough. Only of people: an attendance is one whatever else its person did.
 */
export function satisfying(
	rule: CountRule,
	contributions: readonly Contributions[],
	people: number,
	least: number
): Uint8Array | null {
	if (rule.kind !== 'training_count' || rule.count !== 'people') return null;
	const asked = askedOf(rule.courses);
	if (asked === 1) return null;
	const done = new Uint16Array(people);
	const isEach = 'allOf' in rule.courses;
	for (const rows of contributions) {
		const before = isEach ? new Uint8Array(people) : null;
		for (let row = rows.start; row < rows.end; row++) {
			const person = rows.person[row]!;
			if (rows.membership[row]! <= 0 || rows.weight[row]! < least || before?.[person] === 1) continue;
			if (before) before[person] = 1;
			done[person]! += 1;
		}
	}
	return Uint8Array.from(done, (times) => (times >= asked ? 1 : 0));
}

/** How many completions a person needs: of any of the courses, or one of each. */
function askedOf(courses: CourseRule): number {
	return 'allOf' in courses ? new Set(courses.allOf).size : courses.atLeast;
}

function anyWaiting(contributions: readonly Contributions[]): boolean {
	return contributions.some(({ weight, start, end }) => weight.subarray(start, end).includes(1));
}
