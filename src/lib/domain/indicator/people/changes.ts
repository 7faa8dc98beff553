import { type Ledger } from '$lib/domain/ledger';
import { type IndicatorRule } from '$lib/domain/plan';
import { type ComprehensionRule, isAnswer, reaches } from '../count/comprehension';
import { completionsCounted, type Contributions } from '../count/contributions';
import { countedBy, type CountRule, isCountRule, satisfying } from '../count/count';
import { type CoverageFigure } from '../coverage';
import { type Figure } from '../evaluate';
import { standingNumber, type Standings } from '../rate/standing';

/**
 * What another rule changes for somebody: comes into the denominator or leaves it, or stays there and gets more or less of the
 * numerator. A count has no denominator; who is counted stands for it.
 */
export const changeKinds = ['enters', 'leaves', 'gains', 'loses'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** Whom it changes something for: positions of the ledger's people, of a coverage places of departments in the day's tree. */
export type Changes = { of: 'people' | 'departments' } & Record<ChangeKind, number[]>;

/** A figure with the ledger and the rule it was computed by. */
export type Computed = { ledger: Ledger; rule: IndicatorRule; figure: Figure };

/** What is each one's of the denominator and of the numerator. */
type Shares = { part: Int32Array; done: Int32Array };

/** Who counts differently by the second rule; null for numbers entered by hand. Both are figures of one town and day. */
export function changesBetween(before: Computed, after: Computed): Changes | null {
	const [one, other] = [sharesOf(before), sharesOf(after)];
	if (one === null || other === null) return null;
	const of = before.figure.kind === 'coverage' ? 'departments' : 'people';
	const changes: Changes = { of, enters: [], leaves: [], gains: [], loses: [] };
	for (let index = 0; index < one.part.length; index++) {
		const kind = changeAt(one, other, index);
		if (kind !== null) changes[kind].push(index);
	}
	return changes;
}

function changeAt(one: Shares, other: Shares, index: number): ChangeKind | null {
	const [was, is] = [one.part[index]! > 0, other.part[index]! > 0];
	if (was !== is) return is ? 'enters' : 'leaves';
	const more = other.done[index]! - one.done[index]!;
	return more === 0 ? null : more > 0 ? 'gains' : 'loses';
}

function sharesOf({ ledger, rule, figure }: Computed): Shares | null {
	const { count } = ledger.people;
	if (figure.kind === 'rate') return ofRate(figure.stands);
	if (figure.kind === 'coverage') return ofCoverage(figure);
	if (figure.kind === 'count' && isCountRule(rule)) return ofCount(ledger, rule, countedBy(ledger, rule, figure.asOf));
	if (figure.kind === 'comprehension' && rule.kind === 'comprehension_rate')
		return ofAnswers(rule, completionsCounted(ledger, rule, figure.asOf), count);
	return null;
}

function ofRate(stands: Standings): Shares {
	const { missing, counted } = standingNumber;
	const [part, done] = [new Int32Array(stands.length), new Int32Array(stands.length)];
	// By hand: `from` with a function takes ten times as long, and a city has forty thousand people.
	for (let person = 0; person < stands.length; person++) {
		const stand = stands[person]!;
		if (stand < missing || stand > counted) continue;
		part[person] = 1;
		if (stand === counted) done[person] = 1;
	}
	return { part, done };
}

function ofCoverage({ tree, level, holders }: CoverageFigure): Shares {
	return {
		part: tree.depth.map((depth) => (depth === level ? 1 : 0)),
		done: Int32Array.from(holders, (some) => (some.length > 0 ? 1 : 0))
	};
}

/** What a confirmed record weighs. */
const confirmed = 2;

function ofCount({ people }: Ledger, rule: CountRule, contributions: readonly Contributions[]): Shares {
	const does = satisfying(rule, contributions, people.count, confirmed);
	const done = new Int32Array(people.count);
	for (const { person, membership, weight, start, end } of contributions)
		for (let row = start; row < end; row++) {
			const who = person[row]!;
			if (membership[row]! <= 0 || weight[row] !== confirmed || does?.[who] === 0) continue;
			done[who] = rule.count === 'attendances' ? done[who]! + 1 : 1;
		}
	return { part: done, done };
}

function ofAnswers(rule: ComprehensionRule, contributions: readonly Contributions[], people: number): Shares {
	const [part, done] = [new Int32Array(people), new Int32Array(people)];
	for (const rows of contributions)
		for (let row = rows.start; row < rows.end; row++) {
			if (rows.membership[row]! <= 0 || rows.weight[row] !== confirmed || !isAnswer(rows, row)) continue;
			const [who, answer] = [rows.person[row]!, rows.comprehension[row]!];
			part[who]! += 1;
			done[who]! += rule.measure === 'mean' ? answer : reaches(rule, answer) ? 1 : 0;
		}
	return { part, done };
}
