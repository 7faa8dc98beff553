import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase } from '$lib/server/current';
import { lostKeys, outboxKeyOf } from '$lib/server/outbox/key';
import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** More people than use one device. */
const keysAtOnce = 50;

/**
 * The key under which this person's unsent records lie on the device; with `?held=<id>,<id>` also which of the keys under which anything
 * lies there are lost.
 */
export const GET: RequestHandler = async ({ locals, url }) => {
	const viewer = requirePermission(locals, 'completion:record:own');
	const database = await currentDatabase();
	const { keyId, key } = await outboxKeyOf(database, viewer);
	const held = url.searchParams.get('held')?.split(',').slice(0, keysAtOnce) ?? [];
	const lost = await lostKeys(database.reader, held);
	return json({ kenshu: 'key', keyId, key, userId: viewer.staffNumber, lost });
};
