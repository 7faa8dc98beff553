import { type CivilDate } from '$lib/domain/calendar';
import { type Ledger, type TreeDay } from '$lib/domain/ledger';
import { type IndicatorRule } from '$lib/domain/plan';
import { chainsOf } from '../population/chains';
import { completionsCountedSteps, type Contributions } from './contributions';
import { type DepartmentSums, headsOf, once, spread } from './department-sums';
import { excludedSteps } from '../population/excluded-in';
import { type Steps } from '../steps';
import { type Exclusion } from '../rate/tally';

export type ComprehensionRule = Extract<IndicatorRule, { kind: 'comprehension_rate' }>;

/** 理解度 over the answers, which are the completions that state one; by the number of a department as in a count. */
export type ComprehensionFigure = {
	kind: 'comprehension';
	measure: ComprehensionRule['measure'];
	asOf: CivilDate;
	tree: TreeDay;
	answers: DepartmentSums;
	/** with `threshold` how many answers reach it, with `mean` the sum of them */
	reached: DepartmentSums;
	/** answers that wait for confirmation and would be in `reached`; with `mean` every one that waits */
	waiting: DepartmentSums;
	/** how many people gave answers, confirmed or not; worked out when it is asked for */
	people(): DepartmentSums;
	excluded: Exclusion[];
};

export function* comprehensionSteps(
	ledger: Ledger,
	rule: ComprehensionRule,
	asOf: CivilDate
): Steps<ComprehensionFigure> {
	const contributions = yield* completionsCountedSteps(ledger, rule, asOf);
	yield;
	const [chains, departments, people] = [chainsOf(ledger), ledger.posts.departments.size, ledger.people.count];
	const [answers, reached, waiting] = byChain(contributions, rule, chains.lines.length).map((sums) =>
		spread(chains, departments, sums)
	) as [DepartmentSums, DepartmentSums, DepartmentSums];
	yield;
	const excluded = yield* excludedSteps(contributions, rule.population.excludeAbsences, isAnswer);
	return {
		...{ kind: 'comprehension', measure: rule.measure, asOf, tree: ledger.treeOn(asOf) },
		...{ answers, reached, waiting, excluded },
		people: once(() => headsOf(chains, { departments, people }, contributions, { least: 1, of: null, answers: true }))
	};
}

/** By chain the confirmed answers, what they add to the numerator, and those that wait and would be in it. */
function byChain(contributions: readonly Contributions[], rule: ComprehensionRule, chains: number): Int32Array[] {
	const [answers, reached, waiting] = [new Int32Array(chains), new Int32Array(chains), new Int32Array(chains)];
	const adds = [0, 1, 2, 3, 4, 5].map((answer) => (rule.measure === 'mean' ? answer : reaches(rule, answer) ? 1 : 0));
	for (const { membership, comprehension, weight, start, end } of contributions)
		for (let row = start; row < end; row++) {
			const [chain, answer] = [membership[row]!, comprehension[row]!];
			if (chain <= 0 || answer === 0) continue;
			if (weight[row] === 1) waiting[chain]! += reaches(rule, answer) ? 1 : 0;
			else {
				answers[chain]! += 1;
				reached[chain]! += adds[answer]!;
			}
		}
	return [answers, reached, waiting];
}

/** Whether a completion states a comprehension. */
export function isAnswer({ comprehension }: Contributions, row: number): boolean {
	return comprehension[row]! > 0;
}

/** Whether an answer is in the numerator; every one is with `mean`. */
export function reaches({ threshold }: ComprehensionRule, answer: number): boolean {
	return answer >= (threshold ?? 0);
}
