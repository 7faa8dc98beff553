import { requireViewer } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { homeOf } from '$lib/server/home/queries';
import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** What ホーム shows this person. */
export const GET: RequestHandler = async ({ locals }) => {
	const viewer = requireViewer(locals);
	const { reader } = await currentDatabase();
	return json(await homeOf(reader, await currentLedger(), viewer));
};
