import {
	type IndicatorEntry,
	type IndicatorErrors,
	type IndicatorFields,
	parseIndicatorEntry
} from './indicator-entry';

/** How an indicator is called, and its note; its code and its kind stay. */
export type Naming = Omit<IndicatorEntry, 'code'>;

export type ParsedNaming = { ok: true; value: Naming } | { ok: false; errors: IndicatorErrors };

/** Reads the form like that of a new indicator, but for the code, which an import may have written as no form would take it. */
export function parseNaming(fields: IndicatorFields): ParsedNaming {
	const parsed = parseIndicatorEntry({ ...fields, code: 'kept' });
	return parsed.ok ? { ok: true, value: { name: parsed.value.name, note: parsed.value.note } } : parsed;
}

/** Why an indicator was not called otherwise. */
export const namingRefusals = ['not-allowed', 'unknown-indicator', 'changed-since', 'unchanged'] as const;
export type NamingRefusal = (typeof namingRefusals)[number];

const refusals: Record<NamingRefusal, string> = {
	'not-allowed': '指標の名前を直す権限がありません。人事担当かDX推進担当にご相談ください。',
	'unknown-indicator': 'その指標はありません。計画の一覧から選び直してください。',
	'changed-since':
		'この画面を開いたあとに、別の人が名前か備考を直しました。下の内容を確かめ、置き換えるときは、もう一度「保存する」を押してください。',
	unchanged: '変わったところがないので、保存しませんでした。'
};

/** What to tell, and what to do next. */
export function namingRefusalSentence(reason: NamingRefusal): string {
	return refusals[reason];
}
