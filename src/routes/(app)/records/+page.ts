import type { OwnRecord } from '$lib/server/training/own-ledger';
import { ask } from '../ask';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => ({
	records: await ask<OwnRecord[]>(event, '/api/records'),
	/** the record that was just saved; only one's own is ever found by it */
	saved: Number(event.url.searchParams.get('saved'))
});
