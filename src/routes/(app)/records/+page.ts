import type { OwnRecord } from '$lib/server/training/own-ledger';
import { ask } from '../ask';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
	const { body: records, at } = await ask<OwnRecord[]>(event, '/api/records');
	/** the record that was just saved: its id here or on the device; only one's own is ever found by it */
	const saved = event.url.searchParams.get('saved');
	/** what became of a record or of evidence */
	const did = outcomes.find((outcome) => event.url.searchParams.has(outcome)) ?? null;
	/** the record to which evidence is to be put on */
	const attach = Number(event.url.searchParams.get('attach')) || null;
	return { records, at, saved, did, attach };
};

const outcomes = ['attached', 'again', 'detached', 'amended', 'withdrawn', 'without-evidence'] as const;
