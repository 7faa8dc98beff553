import { readQueueAsk } from '$lib/domain/confirmation';
import { requireAnyPermission } from '$lib/server/access/guards';
import { kindsOf, queueRecords } from '$lib/server/confirmation/queue/page';
import { currentDatabase } from '$lib/server/current';
import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The next records of 確認待ち, before the list of the page runs out. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const viewer = requireAnyPermission(locals, ['completion:confirm', 'holding:confirm']);
	const { reader } = await currentDatabase();
	return json(await queueRecords(reader, viewer, readQueueAsk(url.searchParams, kindsOf(viewer))));
};
