import { and, eq, isNull, sql } from 'drizzle-orm';
import { compiled } from '../../db/compiled';
import { type Database } from '../../db/open';
import { account, session } from '../../db/schema';
import { hasEnded } from './ended-sessions';
import { endSessionsOf, hashOfSession, removeEndedSessions } from './session-rows';
import { isLive } from './session-times';

/** A session as the session library speaks of it. */
type Row = { id: string; userId: number; expiresAt: Date; attributes: { endsAt: number } };

/** What keeps sessions: a database, or one transaction of it. */
export type SessionPlace = Pick<Database, 'reader' | 'transact'>;

/**
 * Where sessions are kept. Only the SHA-256 of an id goes into the table. A session past one of its ends, or of a locked
 * account, is not there at all, so that reading never has to delete.
 */
export function sessionAdapter(database: SessionPlace) {
	return {
		async getSessionAndUser(sessionId: string) {
			const row = await liveSession(database, sessionId);
			if (row === undefined) return [null, null] as [null, null];
			const { accountId, expiresAt, endsAt } = row;
			const found: Row = { id: sessionId, userId: accountId, expiresAt: new Date(expiresAt), attributes: { endsAt } };
			return [found, { id: accountId, attributes: {} }] as [Row, { id: number; attributes: object }];
		},
		setSession: ({ id, userId, expiresAt, attributes }: Row) =>
			database.transact(async ({ db }) => {
				await removeEndedSessions(db, Date.now());
				const times = { expiresAt: expiresAt.getTime(), endsAt: attributes.endsAt };
				await db.insert(session).values({ idHash: hashOfSession(id), accountId: userId, ...times });
			}),
		async updateSessionExpiration(sessionId: string, expiresAt: Date) {
			const idHash = hashOfSession(sessionId);
			const prolong = database.transact(({ db }) =>
				db.update(session).set({ expiresAt: expiresAt.getTime() }).where(eq(session.idHash, idHash))
			);
			// A page must open while an import holds the writer: nobody waits for this, and the next request tries again.
			prolong.catch(() => undefined);
		},
		deleteSession: (sessionId: string) =>
			database.transact(async ({ db }) => {
				await db.delete(session).where(eq(session.idHash, hashOfSession(sessionId)));
			}),
		deleteUserSessions: (accountId: number) => database.transact(({ db }) => endSessionsOf(db, accountId)),
		deleteExpiredSessions: () => database.transact(({ db }) => removeEndedSessions(db, Date.now())),
		// The ids are not known here, only what they hash to.
		getUserSessions: async () => []
	};
}

async function liveSession(database: SessionPlace, sessionId: string) {
	const idHash = hashOfSession(sessionId);
	const [row] = await liveSessions(database.reader, { idHash, now: Date.now() });
	return hasEnded(database, idHash) ? undefined : row;
}

const { placeholder } = sql;
const liveSessions = compiled((db) =>
	db
		.select({ accountId: session.accountId, expiresAt: session.expiresAt, endsAt: session.endsAt })
		.from(session)
		.innerJoin(account, eq(account.id, session.accountId))
		.where(and(eq(session.idHash, placeholder('idHash')), isLive(placeholder('now')), isNull(account.lockedAt)))
);
