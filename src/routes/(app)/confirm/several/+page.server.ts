import { queueQuery, readQueueAsk, reviewSentences } from '$lib/domain/confirmation';
import { requirePermission } from '$lib/server/access/guards';
import { queueRecords } from '$lib/server/confirmation/queue/page';
import { parseSeveral, seenText } from '$lib/server/confirmation/seen';
import { confirmSeveral, severalAtOnce } from '$lib/server/confirmation/several';
import { currentDatabase } from '$lib/server/current';
import { error, fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const viewer = requirePermission(locals, 'completion:confirm');
	const ask = readQueueAsk(url.searchParams, ['completion']);
	if (ask.code === null || ask.day === null) error(404, '研修と受講日が分かりません。確認待ちから開き直してください。');
	const { reader } = await currentDatabase();
	const { records, next } = await queueRecords(reader, viewer, ask, severalAtOnce);
	return {
		...{ ask, day: ask.day, hasMore: next !== null },
		records: records.flatMap((one) => (one.kind === 'completion' ? [{ ...one, seen: seenText(one) }] : []))
	};
};

export const actions: Actions = {
	default: async ({ locals, request, url }) => {
		const viewer = requirePermission(locals, 'completion:confirm');
		const seen = parseSeveral((await request.formData()).getAll('seen'));
		const sent = seen.map(seenText);
		if (seen.length === 0)
			return fail(422, { sent, confirmed: 0, refused: [], message: '確認する記録を選んでください。' });

		const { confirmed, refused } = await confirmSeveral(await currentDatabase(), viewer, seen);
		if (refused.length > 0)
			return fail(409, {
				...{ sent, confirmed: confirmed.length, message: null },
				refused: refused.map(({ id, name, reason }) => ({ id, name, message: reviewSentences[reason] }))
			});

		const ask = readQueueAsk(url.searchParams, ['completion']);
		const query = queueQuery(ask, { code: null, day: null });
		redirect(303, `/confirm?${query && `${query}&`}several=${confirmed.length}`);
	}
};
