import { type FiscalYear, formatFiscalYear } from '$lib/domain/calendar';

/** What somebody asks to be handed in, and what they had before their eyes. */
export type HandIn = {
	fiscalYear: FiscalYear;
	/** why there is another edition; null where nothing was written */
	reason: string | null;
	/** the latest edition they saw; 0 for none */
	seen: number;
	/** stands for everything the report said */
	mark: string;
};

export type HandInErrors = Partial<Record<'reason' | 'checked', string>>;
export type ParsedHandIn = { ok: true; value: Omit<HandIn, 'fiscalYear'> } | { ok: false; errors: HandInErrors };

export const longestHandInReason = 200;

/** Reads the form; `handInReason` gives back what was written. */
export function parseHandIn(data: { get(name: string): unknown }): ParsedHandIn {
	const reason = handInReason(data);
	const length = [...reason].length;
	const errors: HandInErrors = {
		...(length > longestHandInReason && {
			reason: `理由は${longestHandInReason}文字までで入力してください（いまは${length}文字）。`
		}),
		...(data.get('checked') !== 'yes' && { checked: '内容を見て、「内容を確かめました」に印を付けてください。' })
	};
	if (Object.keys(errors).length > 0) return { ok: false, errors };
	const seen = text(data.get('seen'));
	const value = { reason: reason || null, mark: text(data.get('mark')) };
	return { ok: true, value: { ...value, seen: /^\d{1,6}$/.test(seen) ? Number(seen) : 0 } };
}

/** 訂正の理由 as it was written, for whoever has to try again. */
export function handInReason(data: { get(name: string): unknown }): string {
	return text(data.get('reason'));
}

function text(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

/** Why a report was not handed in. `handed-in-since`: somebody handed in another edition since it was shown. */
export type HandInRefusal =
	| {
			reason:
				| 'not-allowed'
				| 'nothing-asked'
				| 'year-to-come'
				| 'reason-missing'
				| 'reason-too-long'
				| 'unchanged'
				| 'changed';
	  }
	| { reason: 'handed-in-since'; edition: number };

const sentences: Record<Exclude<HandInRefusal['reason'], 'handed-in-since'>, string> = {
	'not-allowed': 'CISO報告書を提出できるのは、情報セキュリティ担当です。担当者に頼んでください。',
	'nothing-asked': 'この年度に公開した必須研修がありません。公開してから提出してください。',
	'year-to-come': 'この年度はまだ始まっていません。4月1日から提出できます。',
	'reason-missing': 'この年度の報告書は、すでに提出しています。次の版を出す理由を入力してください。',
	'reason-too-long': `理由は${longestHandInReason}文字までで入力してください。`,
	unchanged: '前の版と内容が同じなので、次の版は要りません。',
	changed:
		'この画面を開いたあとに、内容が変わりました。上のいまの内容を確かめて、もう一度印を付けてから提出してください。'
};

/** What to tell, and what to do next. */
export function handInSentence(refusal: HandInRefusal): string {
	if (refusal.reason !== 'handed-in-since') return sentences[refusal.reason];
	return `この画面を開いたあとに、第${refusal.edition}版が提出されました。その内容を確かめてください。`;
}

/** 「令和8年度 CISO報告書」, with its edition where it was handed in. */
export function cisoReportTitle(fiscalYear: FiscalYear, edition: number | null = null): string {
	return `${formatFiscalYear(fiscalYear)} CISO報告書${edition === null ? '' : ` 第${edition}版`}`;
}
