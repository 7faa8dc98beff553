import type { Comprehension, EnteredValue, ReportedDrill } from '$lib/domain/ciso-report';
import { formatCount, formatMean, formatValue } from '$lib/ui/indicator/words';

/** 「平均 3.85（120件の回答。1：2件、2：5件、…）」; where nobody stated one, so. */
export function comprehensionWords({ completions, answers, counts, mean }: Comprehension): string {
	if (answers === 0) return `回答なし（確認済の受講 ${formatCount(completions)}件）`;
	const each = counts.map((count, place) => `${place + 1}：${formatCount(count)}件`).join('、');
	const of = `確認済の受講 ${formatCount(completions)}件のうち回答 ${formatCount(answers)}件`;
	return `平均 ${formatMean(mean, '回答なし')}（${of}。${each}）`;
}

/** 「海野 花子（CSIRT）、…」 */
export function participantWords({ participants }: ReportedDrill): string {
	return participants.map(({ name, part }) => (part === null ? name : `${name}（${part}）`)).join('、');
}

/** 「0件」, 「入力なし」. */
export function valueWords({ value, unit }: EnteredValue): string {
	return value === null ? '入力なし' : formatValue(value, unit);
}
