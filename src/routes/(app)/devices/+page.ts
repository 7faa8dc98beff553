import type { ownDevices } from '$lib/server/outbox/devices';
import { reach } from '$lib/offline/reach';
import { ask } from '../ask';
import type { PageLoad } from './$types';

type Devices = { devices: Awaited<ReturnType<typeof ownDevices>>; seesAll: boolean };

/** `everybodys`: null for whoever sees only their own, and where the server is not reached, since nothing of others is kept here. */
export const load: PageLoad = async (event) => {
	const { body, at } = await ask<Devices>(event, '/api/devices');
	const all = body.seesAll && at === null ? await reach(event.fetch, '/api/devices?all') : null;
	const everybodys = all?.outcome === 'answered' ? (all.body as Devices).devices : null;
	return { devices: body.devices, seesAll: body.seesAll, everybodys, at };
};
