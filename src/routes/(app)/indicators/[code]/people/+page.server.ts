import { requirePermission } from '$lib/server/access/guards';
import { currentLedger } from '$lib/server/current';
import { type PeoplePart, peoplePage, peopleParts } from '$lib/server/indicator/people';
import { error } from '@sveltejs/kit';
import { askedDay } from '../../as-of';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const viewer = requirePermission(locals, 'figure:names');
	const asked = askedDay(url.searchParams);
	const of = partOf(url.searchParams.get('of'));
	const question = {
		department: url.searchParams.get('department'),
		asOf: asked.day,
		of,
		page: pageOf(url.searchParams)
	};
	const outcome = await peoplePage(await currentLedger(), params.code, question, viewer);
	if (!outcome.ok && outcome.reason === 'not-allowed') error(403, 'この名簿を見る権限がありません。');
	if (!outcome.ok) error(404, 'その指標または所属はありません。計画の一覧から選び直してください。');
	return { ...outcome.page, dayError: asked.error, isFuture: outcome.page.asOf > viewer.today };
};

function partOf(written: string | null): PeoplePart {
	return written !== null && Object.hasOwn(peopleParts, written) ? (written as PeoplePart) : 'denominator';
}

function pageOf(query: URLSearchParams): number {
	return Math.floor(Number(query.get('page'))) || 1;
}
