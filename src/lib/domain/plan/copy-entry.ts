import { firstDayOf, type FiscalYear } from '$lib/domain/calendar';
import { codeError, textOf } from './plan-entry';
import { type DatedRule } from './revision';
import { type IndicatorRule, type Plan, type Target } from './rule';

/** `keep`: a rule that counts from a day goes on counting from it. `move`: it begins anew with the new plan. */
export const sinceChoices = ['move', 'keep'] as const;
export type SinceChoice = (typeof sinceChoices)[number];

/** `none`: the new plan begins without targets. `shift`: each moves with the years of the plan. */
export const targetsChoices = ['shift', 'none'] as const;
export type TargetsChoice = (typeof targetsChoices)[number];

/** How a plan's indicators are copied; `codes` has the code of each copy by that of the one it is copied from. */
export type CopyEntry = { codes: Record<string, string>; since: SinceChoice; targets: TargetsChoice };

/** What is wrong with the code of a copy, by the code of the one it is copied from. */
export type CopyErrors = Record<string, string>;
export type TypedCopy = CopyEntry;

/** The name of the field for the code of a copy. */
export function copyCodeName(code: string): string {
	return `code-${code}`;
}

/** @param codes those of the indicators to be copied */
export function typedCopy(data: { get(name: string): unknown }, codes: readonly string[]): TypedCopy {
	const typed = codes.map((code) => [code, textOf(data.get(copyCodeName(code)))] as const);
	return {
		codes: Object.fromEntries(typed),
		since: data.get('since') === 'keep' ? 'keep' : 'move',
		targets: data.get('targets') === 'none' ? 'none' : 'shift'
	};
}

/** Codes that cannot be, and the same code twice; empty where nothing is wrong. */
export function copyErrors({ codes }: TypedCopy): CopyErrors {
	const wrong = Object.entries(codes).flatMap(([from, code], index, all) => {
		const twice = all.slice(0, index).some(([, earlier]) => earlier === code);
		const sentence =
			codeError(code, '指標コード') ??
			(twice ? `指標コード「${code}」が二つあります。一つずつ違うコードにしてください。` : null);
		return sentence === null ? [] : [[from, sentence] as const];
	});
	return Object.fromEntries(wrong);
}

/** A plan's years, to be moved. */
type Years = Pick<Plan, 'firstFiscalYear' | 'lastFiscalYear'>;

/** The rule of a copy: the last one the indicator had. */
export function copiedRule(
	rules: readonly DatedRule[],
	since: SinceChoice,
	firstFiscalYear: FiscalYear
): IndicatorRule {
	const { rule } = rules.at(-1)!;
	if (since === 'keep' || !countsSinceDay(rule)) return rule;
	return { ...rule, window: { kind: 'cumulative', since: firstDayOf(firstFiscalYear) } } as IndicatorRule;
}

/** Whether the rule counts from a written day on. */
export function countsSinceDay(rule: IndicatorRule): boolean {
	return 'window' in rule && rule.window?.kind === 'cumulative' && rule.window.since !== null;
}

/**
 * The targets of a copy, as many years later as the new plan begins after the old one; those that would lie outside its years, or are
 * of a department that is no more, are left out.
 *
 * @param stands whether a department is valid today
 */
export function copiedTargets(
	targets: readonly Target[],
	from: Years,
	to: Years,
	stands: (code: string) => boolean
): Target[] {
	const by = to.firstFiscalYear - from.firstFiscalYear;
	return targets
		.map((target) => ({ ...target, fiscalYear: target.fiscalYear + by }))
		.filter(({ fiscalYear: year }) => to.firstFiscalYear <= year && year <= to.lastFiscalYear)
		.filter(({ departmentCode }) => departmentCode === null || stands(departmentCode));
}

/** A promise that is not copied, and why: its year, moved, lies outside the new plan, or its department is no more. */
export type TargetLeftOut = { target: Target; because: 'year' | 'department' };

/** What `copiedTargets` leaves out. */
export function targetsLeftOut(
	targets: readonly Target[],
	from: Years,
	to: Years,
	stands: (code: string) => boolean
): TargetLeftOut[] {
	return targets.flatMap((target): TargetLeftOut[] => {
		if (copiedTargets([target], from, to, stands).length > 0) return [];
		const isInside = copiedTargets([{ ...target, departmentCode: null }], from, to, stands).length > 0;
		return [{ target, because: isInside ? 'department' : 'year' }];
	});
}

/** Why a plan was not drawn up. */
export const planRefusals = [
	'not-allowed',
	'unknown-plan',
	'code-taken',
	'indicator-code-taken',
	'indicators-changed'
] as const;
export type PlanRefusal = (typeof planRefusals)[number];

const refusals: Record<PlanRefusal, string> = {
	'not-allowed': '計画を作る権限がありません。人事担当にご相談ください。',
	'unknown-plan': '写す計画がありません。計画の一覧から選び直してください。',
	'code-taken': 'この計画コードは、ほかの計画で使われています。別のコードにしてください。',
	'indicator-code-taken': 'ほかの指標で使われている指標コードがあります。印の付いた欄を別のコードにしてください。',
	'indicators-changed':
		'この画面を開いたあとに、写す計画の指標が変わりました。下の一覧を確かめて、もう一度「作る」を押してください。'
};

/** What to tell, and what to do next. */
export function planRefusalSentence(reason: PlanRefusal): string {
	return refusals[reason];
}

/** What is wrong with the code of an indicator that another one has. */
export function codeTakenSentence(code: string): string {
	return `指標コード「${code}」は、ほかの指標で使われています。別のコードにしてください。`;
}
