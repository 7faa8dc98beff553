import { type IndicatorRule } from '$lib/domain/indicator';
import { type FrozenPerson } from './content';

/** How somebody shows in the numbers of a figure. Whoever is in neither number and not excluded has no outcome. */
export type Outcome = {
	/** 対象, or 除外 for an absence */
	membership: 'member' | 'excluded';
	/** what they add to the numerator: 1, so many attendances or answers, or the sum of their answers */
	numerator: number;
	/** what they add to the denominator; 0 where the figure has none */
	denominator: number;
	/** the code of the department in which they count; blank where that is not valid on the day, and for the excluded */
	department: string;
};

/** By 職員番号; of 配置率 by the code of the department that is covered or vacant. */
export type Outcomes = Map<string, Outcome>;

/** Adds up what the rows behind a figure say: of somebody with several answers there may be two. */
export function addRows(outcomes: Outcomes, people: readonly FrozenPerson[], rule: IndicatorRule): void {
	for (const row of people) {
		const key = rule.kind === 'appointment_coverage' ? row.department : row.staffNumber;
		const outcome = outcomeOfRow(row, rule);
		if (key === null || outcome === null) continue;
		const known = outcomes.get(key);
		outcomes.set(key, known ? merged(known, outcome) : outcome);
	}
}

function outcomeOfRow(row: FrozenPerson, rule: IndicatorRule): Outcome | null {
	const { department, standing, weight = 1 } = row;
	if (standing === 'excluded') return { membership: 'excluded', numerator: 0, denominator: 0, department: '' };
	if (standing === 'pending' && !isOfPeople(rule)) return null;
	const numerator = standing === 'counted' ? (isMean(rule) ? sumOfAnswers(row.reasons) : weight) : 0;
	return { membership: 'member', numerator, denominator: hasDenominator(rule) ? weight : 0, department };
}

/** The first of two rows is that of those who count; somebody excluded has no other. */
function merged(one: Outcome, other: Outcome): Outcome {
	const first = one.numerator === 0 && other.numerator > 0 ? other : one;
	return {
		...first,
		numerator: one.numerator + other.numerator,
		denominator: one.denominator + other.denominator
	};
}

/** Whether the figure is one of the people of the day: whoever waits is among them. */
function isOfPeople(rule: IndicatorRule): boolean {
	if (rule.kind === 'qualification_count') return rule.count === 'holders';
	return rule.kind === 'training_rate' || rule.kind === 'qualification_rate';
}

function hasDenominator(rule: IndicatorRule): boolean {
	return rule.kind !== 'training_count' && (rule.kind !== 'qualification_count' || rule.count === 'holders');
}

function isMean(rule: IndicatorRule): boolean {
	return rule.kind === 'comprehension_rate' && rule.measure === 'mean';
}

/** Of a 平均 the seal holds the answers in its words alone (indicator/people/reason-words.ts). */
function sumOfAnswers(reasons: string): number {
	let sum = 0;
	for (const [, answer] of reasons.matchAll(/ \d{4}-\d{2}-\d{2} 受講、理解度([1-5])/g)) sum += Number(answer);
	return sum;
}
