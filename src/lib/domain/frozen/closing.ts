import { formatFiscalYear, type FiscalYear } from '$lib/domain/calendar';
import { type FrozenSince, frozenSinceSentence, unconfirmedSentence } from './freezing';

/** An indicator whose year is still open, its figure in a few letters, and how many 確認待ち records that leaves out. */
export type OpenIndicator = { code: string; figure: string; unconfirmed: number };

/** Why a plan's year was not closed. `changed`: what is open is not what the person saw. */
export type CloseRefusal =
	| {
			reason:
				'not-allowed' | 'unknown-plan' | 'no-year' | 'year-outside-plan' | 'nothing-open' | 'changed' | 'unchecked';
	  }
	| { reason: 'year-not-over'; fiscalYear: FiscalYear }
	| { reason: 'unconfirmed'; count: number }
	| FrozenSince;

/** What somebody saw of a year: which indicators are open, with which figures, and what each leaves out. Two pages that differ have different words. */
export function sightOf(open: readonly OpenIndicator[]): string {
	return open.map(({ code, figure, unconfirmed }) => `${encodeURIComponent(code)}:${figure}:${unconfirmed}`).join(' ');
}

const sentences: Record<Exclude<CloseRefusal['reason'], 'year-not-over' | 'unconfirmed' | 'frozen-since'>, string> = {
	'not-allowed': '年度を締める権限がありません。人事担当にご相談ください。',
	'unknown-plan': 'その計画はありません。計画の一覧から選び直してください。',
	'no-year': '年度を読み取れません。年度を選び直してください。',
	'year-outside-plan': 'その年度は計画の期間ではありません。年度を選び直してください。',
	'nothing-open': 'この年度に、確定するものは残っていません。',
	unchecked: '数値と基準日を見て、「内容を確かめました」に印を付けてから、もう一度押してください。',
	changed: 'この画面を開いたあとに、数値か確認待ちの件数が変わりました。下の表を確かめて、もう一度押してください。'
};

/** What to tell, and what to do next. */
export function closeRefusalSentence(refusal: CloseRefusal): string {
	switch (refusal.reason) {
		case 'year-not-over':
			return `${formatFiscalYear(refusal.fiscalYear)}はまだ終わっていません。3月31日になると締められます。`;
		case 'unconfirmed':
			return unconfirmedSentence({ ...refusal, before: null });
		case 'frozen-since':
			return frozenSinceSentence(refusal);
		default:
			return sentences[refusal.reason];
	}
}
