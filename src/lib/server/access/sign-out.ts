import { type Viewer } from '$lib/domain/access';
import { type Database } from '../db/open';
import { endSessionsOf } from './session-rows';
import { note } from './sign-in-log';

/** Ends every session of this person, the one it is asked from too, and notes where it was asked from. */
export async function signOutEverywhere(
	database: Database,
	{ accountId, staffNumber }: Pick<Viewer, 'accountId' | 'staffNumber'>,
	address: string,
	now: Date
): Promise<void> {
	await database.transact(async ({ db }) => {
		await endSessionsOf(db, accountId);
		await note(db, { staffNumber, address, outcome: 'signed-out-everywhere' }, now);
	});
}
