import { type FiscalYear, formatFiscalYear } from '$lib/domain/calendar';
import { parsePlanEntry, type PlanEntry, type PlanErrors, type PlanFields } from './plan-entry';
import { type Plan } from './rule';

/** What of a plan can be put right; its code stays. */
export type PlanCorrection = Omit<PlanEntry, 'code'>;

export type ParsedCorrection = { ok: true; value: PlanCorrection } | { ok: false; errors: PlanErrors };

/** Reads the form like that of a new plan, but for the code, which an import may have written as no form would take it. */
export function parseCorrection(fields: PlanFields): ParsedCorrection {
	const parsed = parsePlanEntry({ ...fields, code: 'kept' });
	if (!parsed.ok) return parsed;
	const { code: _, ...value } = parsed.value;
	return { ok: true, value };
}

/** The form of a plan that stands. */
export function planFieldsOf({ name, code, source, firstFiscalYear, lastFiscalYear }: PlanEntry): PlanFields {
	const years = { firstFiscalYear: String(firstFiscalYear), lastFiscalYear: String(lastFiscalYear) };
	return { name, code, source: source ?? '', ...years };
}

type Years = Pick<Plan, 'firstFiscalYear' | 'lastFiscalYear'>;

/** What stands in a fiscal year of an indicator of the plan, so that the year cannot be taken out of it. */
export type YearInUse = { fiscalYear: FiscalYear; what: '目標' | '確定した報告' | '数値'; indicator: string };

/** Those that lie in the years of the plan and would not in its new ones; what was outside before is not this change's matter. */
export function yearsLost(inUse: readonly YearInUse[], before: Years, after: Years): YearInUse[] {
	return inUse
		.filter(({ fiscalYear }) => liesIn(fiscalYear, before) && !liesIn(fiscalYear, after))
		.toSorted((one, other) => one.fiscalYear - other.fiscalYear);
}

function liesIn(year: FiscalYear, { firstFiscalYear, lastFiscalYear }: Years): boolean {
	return firstFiscalYear <= year && year <= lastFiscalYear;
}

/** What stands in the way of the new years, a sentence for each year and kind. */
export function yearsLostSentences(lost: readonly YearInUse[]): string[] {
	const groups = new Map<string, { one: YearInUse; indicators: Set<string> }>();
	for (const one of lost) {
		const key = `${one.fiscalYear} ${one.what}`;
		const group = groups.get(key) ?? { one, indicators: new Set<string>() };
		groups.set(key, group);
		group.indicators.add(one.indicator);
	}
	return [...groups.values()].map(({ one: { fiscalYear, what }, indicators }) => {
		const names = [...indicators].map((name) => `「${name}」`).join('');
		return `${formatFiscalYear(fiscalYear)}には、${names}の${what}があります。`;
	});
}

/** Why a plan was not put right. */
export const correctionRefusals = [
	'not-allowed',
	'unknown-plan',
	'years-in-use',
	'changed-since',
	'unchanged'
] as const;
export type CorrectionRefusal = (typeof correctionRefusals)[number];

const refusals: Record<CorrectionRefusal, string> = {
	'not-allowed': '計画を直す権限がありません。人事担当かDX推進担当にご相談ください。',
	'unknown-plan': 'その計画はありません。計画の一覧から選び直してください。',
	'years-in-use':
		'期間の外になる年度に、残っているものがあります。期間を広げて直すか、目標を空にしてください。確定した報告と入力した数値のある年度は外せません。',
	'changed-since':
		'この画面を開いたあとに、別の人が計画を直しました。下の内容を確かめ、置き換えるときは、もう一度「保存する」を押してください。',
	unchanged: '変わったところがないので、保存しませんでした。'
};

/** What to tell, and what to do next. */
export function correctionRefusalSentence(reason: CorrectionRefusal): string {
	return refusals[reason];
}
