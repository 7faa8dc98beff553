import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase } from '$lib/server/current';
import { devicesSeen } from '$lib/server/outbox/devices';
import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The devices of those this person may see: one's own, for 人事 all. */
export const GET: RequestHandler = async ({ locals }) => {
	const viewer = requirePermission(locals, 'device:read');
	const { reader } = await currentDatabase();
	return json({ devices: await devicesSeen(reader, viewer) });
};
