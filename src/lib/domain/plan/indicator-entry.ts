import { codeError, nameError, textOf } from './plan-entry';
import { type IndicatorKind, indicatorKinds } from './rule';

/** What a new indicator says of itself, beside its rule. `note` null: none. */
export type IndicatorEntry = { name: string; code: string; note: string | null };

/** The fields of the form as they were typed. */
export type IndicatorFields = Record<keyof IndicatorEntry, string>;
export type IndicatorErrors = Partial<Record<keyof IndicatorEntry, string>>;
export type ParsedIndicator = { ok: true; value: IndicatorEntry } | { ok: false; errors: IndicatorErrors };

const longestNote = 500;

/** The form as it was typed, so that a refused one can be shown again. */
export function typedIndicator(data: { get(name: string): unknown }): IndicatorFields {
	return { name: textOf(data.get('name')), code: textOf(data.get('code')), note: textOf(data.get('note')) };
}

export function parseIndicatorEntry({ name, code, note }: IndicatorFields): ParsedIndicator {
	const sentences = {
		name: nameError(name, '指標の名前'),
		code: codeError(code, '指標コード'),
		note:
			note.length > longestNote ? `備考は${longestNote}文字までで入力してください（いまは${note.length}文字）。` : null
	};
	const errors = Object.fromEntries(Object.entries(sentences).filter(([, sentence]) => sentence !== null));
	return Object.keys(errors).length > 0
		? { ok: false, errors }
		: { ok: true, value: { name, code, note: note || null } };
}

/** The kind that an address names; null where it names none. */
export function readKind(written: string | null): IndicatorKind | null {
	return indicatorKinds.find((kind) => kind === written) ?? null;
}

/** Why an indicator was not made. */
export const indicatorRefusals = ['not-allowed', 'unknown-plan', 'code-taken', 'unknown-code'] as const;
export type IndicatorRefusal = (typeof indicatorRefusals)[number];

const refusals: Record<IndicatorRefusal, string> = {
	'not-allowed': '指標を作る権限がありません。人事担当にご相談ください。',
	'unknown-plan': 'その計画はありません。計画の一覧から選び直してください。',
	'code-taken': 'この指標コードは、ほかの指標で使われています。別のコードにしてください。',
	'unknown-code': 'この画面を開いたあとに、選んだ研修か所属がなくなりました。選び直してください。'
};

/** What to tell, and what to do next. */
export function indicatorRefusalSentence(reason: IndicatorRefusal): string {
	return refusals[reason];
}
