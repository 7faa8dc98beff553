import { addDays, addMonths, type CivilDate } from '$lib/domain/calendar';

/** 確認の代行: for at most so many months. */
const longestTerm = 12;

/** Who is to confirm for which 所属 (its code) and all below it, from the first to the last day. */
export type Deputation = { departmentCode: string; staffNumber: string; from: CivilDate; to: CivilDate };

/** Why somebody was not appointed as deputy, or a deputy did not end. A stranger and nobody answer the same. */
export type DeputyRefusal =
	| 'heads-do-not-confirm'
	| 'unknown-department'
	| 'unknown-person'
	| 'oneself'
	| 'is-head'
	| 'no-account'
	| 'ends-before-it-begins'
	| 'begins-in-the-past'
	| 'too-long'
	| 'already-deputy'
	| 'not-found'
	| 'ended-already';

export const deputySentences: Record<DeputyRefusal, string> = {
	'heads-do-not-confirm':
		'いまは人事が確認する設定のため、代行は要りません。所属長が確認するようにするには、管理者に設定の変更を頼んでください。',
	'unknown-department': 'その所属は選べません。一覧から選び直してください。',
	'unknown-person': 'その職員番号の人は選べません。番号を確かめるか、人事に頼んでください。',
	oneself: '自分を代行にはできません。ほかの人の職員番号を入力してください。',
	'is-head': 'その人はこの所属の長です。ほかの人の職員番号を入力してください。',
	'no-account': 'その人はまだ利用者になっていません。管理者に利用者の作成を頼んでから決めてください。',
	'ends-before-it-begins': '終わりの日が始まりの日より前です。日付を入力し直してください。',
	'begins-in-the-past': '始まりの日には、今日か後の日を入力してください。',
	'too-long': '代行は1年までです。終わりの日を早めてください。続けるときは、終わる前に決め直せます。',
	'already-deputy': 'その人は、その期間のどこかですでにこの所属の代行です。一覧を確かめてください。',
	'not-found': 'その代行は見つかりません。一覧を開き直してください。',
	'ended-already': 'その代行はすでに終わっています。一覧を開き直してください。'
};

/** What is wrong with the days of a new deputy; null where nothing is. */
export function deputyFault(
	{ from, to }: Pick<Deputation, 'from' | 'to'>,
	today: CivilDate
): 'ends-before-it-begins' | 'begins-in-the-past' | 'too-long' | null {
	if (to < from) return 'ends-before-it-begins';
	if (from < today) return 'begins-in-the-past';
	return to > addDays(addMonths(from, longestTerm), -1) ? 'too-long' : null;
}
