import { type CivilDate, fiscalYearOf, formatWareki, lastDayOf } from '$lib/domain/calendar';
import type { FigureWords } from '$lib/domain/indicator';
import { stateWords } from '$lib/ui/state/state';

/** 令和8年3月31日現在 */
export function formatAsOf(asOf: CivilDate): string {
	return `${formatWareki(asOf)}現在`;
}

/**
 * What the figures on paper may still become.
 *
 * @param seals of each indicator the edition whose figure is printed; null where it is not 確定
 */
export function stateSentence(asOf: CivilDate, today: CivilDate, seals: readonly (number | null)[] = []): string {
	const sealed = seals.filter((edition) => edition !== null);
	if (sealed.length === 0) return unsealedSentence(asOf, today);
	const rest = '全体の数値のほかは、作成日の計算です';
	if (seals.length === 1) return `${stateWords.frozen.word}（第${sealed[0]}版の数値です。${rest}）`;
	if (sealed.length === seals.length) return `${stateWords.frozen.word}（版は指標ごとに載せています。${rest}）`;
	return `${seals.length}件のうち${sealed.length}件は${stateWords.frozen.word}、ほかは${unsealedSentence(asOf, today)}`;
}

function unsealedSentence(asOf: CivilDate, today: CivilDate): string {
	const last = lastDayOf(fiscalYearOf(asOf));
	const state = last >= today ? 'running' : asOf === last ? 'year-end' : 'mid-year';
	return `${stateWords[state].word}（確定前の数値です。あとの記録や訂正で変わることがあります）`;
}

/** How the numbers on a sheet are to be read, one sentence each; of an indicator that is entered by hand there is nothing to say. */
export function readingNotes(words: readonly FigureWords[]): string[] {
	const computed = words.filter(({ shape }) => shape !== 'value');
	const shapes = new Set(computed.map(({ shape }) => shape));
	const notes: string[] = [];
	if (computed.some(({ unit }) => unit !== '所属')) notes.push('確認済の記録だけを数えています。');
	if (shapes.has('percent'))
		notes.push('率は小数第2位を四捨五入しています。100.0%は全員のとき、0.0%は0人のときだけです。');
	if (shapes.has('mean')) notes.push('平均は小数第3位を四捨五入しています。');
	const units = new Set(computed.filter(({ shape }) => shape !== 'mean').map(({ unit }) => unit));
	if (units.size === 1 && units.has('人')) notes.push('「あとn人」は、基準日の対象者で、目標に届くまでの人数です。');
	else if (units.size > 0) notes.push('「あと」の数は、基準日の対象で、目標に届くまでの数です。');
	return notes;
}
