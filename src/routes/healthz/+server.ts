import { reportUnexpected } from '$lib/server/access/unexpected';
import { currentDatabase } from '$lib/server/current';
import { lastEntryNumber } from '$lib/server/db/write';
import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** For whoever watches the server: 200 while the database answers, else 503; why is in the log, not here. */
export const GET: RequestHandler = async () => {
	try {
		await lastEntryNumber((await currentDatabase()).reader);
		return json({ status: 'ok' });
	} catch (error) {
		reportUnexpected(error, { route: '/healthz', method: 'GET' });
		return json({ status: 'unavailable' }, { status: 503 });
	}
};
