import { scopeOf } from '$lib/domain/access';
import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase } from '$lib/server/current';
import { devicesSeen, ownDevices } from '$lib/server/outbox/devices';
import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/**
 * One's own devices, which a phone keeps; with `?all` those of everybody this person may see, which it does not. `seesAll`: whether there
 * is more to ask for.
 */
export const GET: RequestHandler = async ({ locals, url }) => {
	const viewer = requirePermission(locals, 'device:read');
	const { reader } = await currentDatabase();
	const devices = await (url.searchParams.has('all') ? devicesSeen(reader, viewer) : ownDevices(reader, viewer));
	return json({ devices, seesAll: scopeOf(viewer, 'device:read').kind === 'all' });
};
