import { eq } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { type Database } from '../../db/open';
import { session } from '../../db/schema';
import { type Ended, endInAnyCase } from './ended-sessions';
import { endSessionsOf, hashesOfSessions, hashOfSession } from './session-rows';
import { note } from './sign-in-log';

/** Ends this session. */
export function signOut(database: Database, sessionId: string): Promise<Ended> {
	const idHash = hashOfSession(sessionId);
	return endInAnyCase(database, [idHash], async ({ db }) => {
		await db.delete(session).where(eq(session.idHash, idHash));
	});
}

/** Ends every session of this person, the one it is asked from too, and notes where it was asked from. */
export async function signOutEverywhere(
	database: Database,
	{ accountId, staffNumber }: Pick<Viewer, 'accountId' | 'staffNumber'>,
	address: string,
	now: Date
): Promise<Ended> {
	const idHashes = await hashesOfSessions(database.reader, accountId);
	return endInAnyCase(database, idHashes, async ({ db }) => {
		await endSessionsOf(db, accountId);
		await note(db, { staffNumber, address, outcome: 'signed-out-everywhere' }, now);
	});
}
