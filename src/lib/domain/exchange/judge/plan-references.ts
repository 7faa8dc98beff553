import { type CountedField, countedOtherwise, type IndicatorRule } from '$lib/domain/plan';
import { type ParsedPlan, type StoredTown } from '../package';
import { type Fault, planFile } from '../sheet';
import { type Known, type KnownCodes } from './known';
import { unknownCode } from './references';
import { type Town } from './town';

/** Codes in plan.json that name nothing, indicator codes that belong to another plan, and what an indicator may no longer count instead. */
export function planReferences({ parsed, stored }: Town, known: KnownCodes): Fault[] {
	if (!parsed.plan) return [];
	const kinds = {
		course: { name: '研修コード', known: known.courses },
		department: { name: '所属コード', known: known.departments },
		qualification: { name: '資格コード', known: known.qualifications }
	} satisfies Record<string, { name: string; known: Known }>;
	const unknown = parsed.plan.references
		.filter(({ kind, code }) => !kinds[kind].known.has(code))
		.map(({ kind, code, path }) => fault(path, code, unknownCode(kinds[kind].name, code, kinds[kind].known)));
	const owners = new Map(stored.indicators.map(({ code, planCode }) => [code, planCode]));
	return [...unknown, ...takenCodes(owners, parsed.plan.indicatorCodes), ...countedOtherwiseNow(parsed.plan, stored)];
}

function takenCodes(
	owners: Map<string, string>,
	codes: readonly { code: string; planCode: string; path: string }[]
): Fault[] {
	return codes.flatMap(({ code, planCode, path }) => {
		const owner = owners.get(code) ?? planCode;
		owners.set(code, owner);
		const sentence = `指標コード「${code}」は計画「${owner}」で使われています。別のコードにしてください。`;
		return owner === planCode ? [] : [fault(path, code, sentence)];
	});
}

/** What an indicator counts stays once figures of it stand side by side or were reported: they would be read in other words. */
function countedOtherwiseNow({ indicators, indicatorCodes }: ParsedPlan, stored: StoredTown): Fault[] {
	const rules = new Map(stored.indicators.map(({ code, rule }) => [code, rule]));
	const paths = new Map(indicatorCodes.map(({ code, path }) => [code, path]));
	return indicators.flatMap(({ code, rule }) => {
		const [before, why] = [rules.get(code), whyCountedStays(code, stored)];
		const field = before && why && countedOtherwise(before, rule);
		if (!field) return [];
		const path = paths.get(code)?.replace(/code$/, field) ?? code;
		return [fault(path, valueOf(rule, field), otherSentence(code, why, field, valueOf(before, field)))];
	});
}

function whyCountedStays(code: string, { revisedIndicators, frozenIndicators }: StoredTown): string | null {
	if (revisedIndicators.has(code)) return '数え方が改められている';
	return frozenIndicators.has(code) ? '報告が確定されている' : null;
}

const fieldWords: Record<CountedField, string> = {
	kind: '種類',
	measure: '理解度の表し方（measure）',
	threshold: '理解度の基準（threshold）',
	count: '数えるもの（count）',
	unit: '単位（unit）',
	direction: '達成の向き（direction）'
};

function otherSentence(code: string, why: string, field: CountedField, before: string): string {
	return `指標「${code}」は${why}ので、${fieldWords[field]}を「${before}」から変えられません。別の指標コードで加えてください。`;
}

function valueOf(rule: IndicatorRule, field: CountedField): string {
	return String((rule as Partial<Record<CountedField, unknown>>)[field] ?? '');
}

function fault(path: string, value: string, message: string): Fault {
	return { file: planFile, row: null, column: path, value, message };
}
