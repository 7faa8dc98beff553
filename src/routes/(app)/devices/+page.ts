import type { devicesSeen } from '$lib/server/outbox/devices';
import { ask } from '../ask';
import type { PageLoad } from './$types';

type Devices = { devices: Awaited<ReturnType<typeof devicesSeen>> };

export const load: PageLoad = async (event) => {
	const { me } = await event.parent();
	const { body, at } = await ask<Devices>(event, '/api/devices');
	return { devices: body.devices, at, staffNumber: me.staffNumber };
};
