import { reportUnexpected } from '$lib/server/access/answer/unexpected';
import { currentDatabase } from '$lib/server/current';
import { conditionOf } from '$lib/server/db/condition';
import { type Illness, illnessOf } from '$lib/server/db/health';
import { tellJournal } from '$lib/server/db/journal';
import { settings } from '$lib/server/settings';
import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** For whoever watches the server: 200 while it is well, else 503 and a word why; nothing of people, no path, no message. */
export const GET: RequestHandler = async () => {
	const reason = await illness();
	tellJournal(settings().databaseUrl, reason);
	return reason === null ? json({ status: 'ok' }) : json({ status: 'unavailable', reason }, { status: 503 });
};

async function illness(): Promise<Illness | null> {
	try {
		return await illnessOf(await currentDatabase(), new Date());
	} catch (error) {
		reportUnexpected(error, { route: '/healthz', method: 'GET' });
		return conditionOf(error);
	}
}
