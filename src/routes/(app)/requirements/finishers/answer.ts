import type { ListErrors, ListFields } from '$lib/domain/exchange';
import type { undoList } from '$lib/server/exchange/finisher/runs';

/** What the page is answered where no list came through. */
export function noList(list: string) {
	const errors: ListErrors = { list };
	return { fields: null as ListFields | null, errors, message: null as string | null, details: [] as string[] };
}

type Refused = Extract<Awaited<ReturnType<typeof undoList>>, { ok: false }>;

/** Why a list was not taken back. */
export function undoSentence(outcome: Refused): string {
	if (outcome.reason === 'built-upon')
		return '取り込んだあとに変わった記録があるので、この取込はまとめて取り消せません。';
	if (outcome.reason === 'undone-already') return 'この取込は、もう取り消されています。';
	if (outcome.reason === 'not-theirs')
		return 'この名簿には、公開した必須研修のほかの研修の記録があります。取り消せるのは人事担当です。';
	if (outcome.reason === 'not-allowed') return '取込を取り消す権限がありません。人事担当にご相談ください。';
	return 'この番号の修了者名簿の取込はありません。画面を開き直してください。';
}

/** So many rows that stand in the way are named. */
const mostNamed = 10;

/** @param named what stands in the way, in words */
export function undoDetails(named: readonly string[]): string[] {
	if (named.length === 0) return [];
	const more = named.length > mostNamed ? ['ほかにもあります。'] : [];
	const next =
		'まちがった記録は、人事担当が「確認待ち」の「確認済の記録を訂正する」で一件ずつ直せます。まだ確認待ちの記録は、確認者が差し戻せます。';
	return [...named.slice(0, mostNamed), ...more, next];
}
