import { type FiscalYear, formatFiscalYear } from '$lib/domain/calendar';

/** A number somebody enters by hand, read and found possible in itself. */
export type ManualEntry = { fiscalYear: FiscalYear; value: number; source: string };

/** The fields of the form as they were typed. */
export type ManualFields = Record<keyof ManualEntry, string>;
export type ManualErrors = Partial<Record<keyof ManualEntry, string>>;
export type ParsedManual = { ok: true; value: ManualEntry } | { ok: false; fields: ManualFields; errors: ManualErrors };

const longestSource = 200;

/** Reads the form of a number for a fiscal year; nothing typed is lost when it is refused. Numbers also in full-width digits. */
export function parseManualEntry(data: { get(name: string): unknown }): ParsedManual {
	const fields = typedManualEntry(data);
	const value = readNumber(fields.value);
	const errors: ManualErrors = {
		...(!/^\d{4}$/.test(fields.fiscalYear) && { fiscalYear: '年度を選んでください。' }),
		...(value === null && { value: valueError(fields.value) }),
		...sourceError(fields.source)
	};
	if (value === null || Object.keys(errors).length > 0) return { ok: false, fields, errors };
	return { ok: true, value: { fiscalYear: Number(fields.fiscalYear), value, source: fields.source } };
}

/** The form as it was typed, so that a refused one can be shown again. */
export function typedManualEntry(data: { get(name: string): unknown }): ManualFields {
	return { fiscalYear: text(data.get('fiscalYear')), value: text(data.get('value')), source: text(data.get('source')) };
}

/** null where it is no number; with at most three decimals, and commas as they are written between thousands. */
export function readNumber(written: string): number | null {
	const digits = written.normalize('NFKC').replace(/^[−‐–]/, '-');
	if (!/^-?(\d{1,12}|\d{1,3}(,\d{3}){1,3})(\.\d{1,3})?$/.test(digits)) return null;
	// Adding 0 makes a written -0 the 0 it is.
	return Number(digits.replaceAll(',', '')) + 0;
}

function valueError(written: string): string {
	if (written === '') return '数値を入力してください。なかったときは 0 と入力します。';
	return `「${written}」は数として読み取れません。3 や 1.5 のように入力してください。`;
}

function sourceError(source: string): ManualErrors {
	if (source === '') return { source: '出典を入力してください。数値を確かめられる資料の名前を書きます。' };
	if (source.length <= longestSource) return {};
	return { source: `出典は${longestSource}文字までで入力してください（いまは${source.length}文字）。` };
}

function text(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

/** Why a number was not taken. */
export const manualRefusals = [
	'not-allowed',
	'unknown-indicator',
	'year-outside-plan',
	'year-not-begun',
	'changed-since',
	'unchanged'
] as const;
export type ManualRefusal = (typeof manualRefusals)[number];

/** What to tell, and what to do next. `now` is what stands there, entered by somebody else in the meantime. */
export function manualRefusalSentence(
	reason: ManualRefusal,
	fiscalYear: FiscalYear,
	now: { value: number; source: string } | null
): string {
	const year = formatFiscalYear(fiscalYear);
	switch (reason) {
		case 'not-allowed':
			return '数値を入力する権限がありません。人事担当にご相談ください。';
		case 'unknown-indicator':
			return 'その指標はありません。計画の一覧から選び直してください。';
		case 'year-outside-plan':
			return `${year}は計画の期間ではありません。年度を選び直してください。`;
		case 'year-not-begun':
			return `${year}はまだ始まっていません。年度を選び直してください。`;
		case 'changed-since':
			return `この画面を開いたあとに、別の人が${year}の数値を ${now?.value ?? ''}（出典 ${now?.source ?? ''}）と入力しました。置き換えるときは、もう一度「入力する」を押してください。`;
		case 'unchanged':
			return `${year}には、すでに同じ数値と出典が入力されています。`;
	}
}
