import type { ListErrors, ListFields } from '$lib/domain/exchange';
import type { undoList } from '$lib/server/exchange/finisher/runs';

/** What the page is answered where no list came through. */
export function noList(list: string) {
	const errors: ListErrors = { list };
	return { fields: null as ListFields | null, errors, message: null as string | null };
}

type Refused = Extract<Awaited<ReturnType<typeof undoList>>, { ok: false }>;

/** So many rows that stand in the way are named. */
const mostNamed = 10;

/** Why a list was not taken back, with what stands in the way. */
export function undoSentence(outcome: Refused): string {
	if (outcome.reason === 'built-upon') {
		const { obstacles } = outcome;
		const named = obstacles.slice(0, mostNamed).map(({ row }) => row);
		const more = obstacles.length > mostNamed ? ' ほか' : '';
		return `取り込んだあとに変わった記録があるので、取り消せません：${named.join('、')}${more}`;
	}
	if (outcome.reason === 'undone-already') return 'この取込は、もう取り消されています。';
	if (outcome.reason === 'not-theirs')
		return 'この名簿には、公開した必須研修のほかの研修の記録があります。取り消せるのは人事担当です。';
	if (outcome.reason === 'not-allowed') return '取込を取り消す権限がありません。人事担当にご相談ください。';
	return 'この番号の修了者名簿の取込はありません。画面を開き直してください。';
}
