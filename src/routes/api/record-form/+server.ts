import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { recordFormFor } from '$lib/server/training/record-form';
import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** What 受講を記録する offers. */
export const GET: RequestHandler = async ({ locals }) => {
	const viewer = requirePermission(locals, 'completion:record:own');
	const { reader } = await currentDatabase();
	return json(await recordFormFor(reader, await currentLedger(), viewer));
};
