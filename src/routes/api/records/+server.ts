import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { ownLedger } from '$lib/server/training/own-ledger';
import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** 自分の台帳. */
export const GET: RequestHandler = async ({ locals }) => {
	const viewer = requirePermission(locals, 'completion:read:own');
	const { reader } = await currentDatabase();
	return json(await ownLedger(reader, await currentLedger(), viewer));
};
