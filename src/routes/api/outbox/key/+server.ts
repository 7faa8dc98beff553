import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase } from '$lib/server/current';
import { outboxKeyOf } from '$lib/server/outbox/key';
import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The key under which this person's unsent records lie on the device. */
export const GET: RequestHandler = async ({ locals }) => {
	const viewer = requirePermission(locals, 'completion:record:own');
	const { keyId, key } = await outboxKeyOf(await currentDatabase(), viewer);
	return json({ kenshu: 'key', keyId, key, userId: viewer.staffNumber });
};
