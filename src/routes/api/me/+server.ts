import { requireViewer } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { meOf } from '$lib/server/home/me';
import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Who is signed in: for the header and the menu of every page. */
export const GET: RequestHandler = async ({ locals }) => {
	const viewer = requireViewer(locals);
	const { reader } = await currentDatabase();
	return json(await meOf(reader, currentLedger, viewer));
};
