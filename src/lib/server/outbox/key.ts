import { randomBytes, randomUUID } from 'node:crypto';
import { eq, inArray } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { type Database, type Db } from '../db/open';
import { outboxKey } from '../db/schema';

/** The key of a person's unsent commands: `key` is 32 bytes in base64, `keyId` tells it from that of others without naming anybody. */
export type OutboxKey = { keyId: string; key: string };

/** The viewer's key, made the first time it is asked for. */
export async function outboxKeyOf(database: Database, { accountId }: Viewer): Promise<OutboxKey> {
	return (await stored(database.reader, accountId)) ?? make(database, accountId);
}

/** Which of these keys nobody has any more, as after a restore of an older copy: what lies under them on a device nobody can read again. */
export async function lostKeys(db: Db, keyIds: readonly string[]): Promise<string[]> {
	if (keyIds.length === 0) return [];
	const rows = await db
		.select({ keyId: outboxKey.keyId })
		.from(outboxKey)
		.where(inArray(outboxKey.keyId, [...keyIds]));
	const there = new Set(rows.map(({ keyId }) => keyId));
	return keyIds.filter((keyId) => !there.has(keyId));
}

async function stored(db: Db, accountId: number): Promise<OutboxKey | null> {
	const [row] = await db.select().from(outboxKey).where(eq(outboxKey.accountId, accountId));
	return row ? { keyId: row.keyId, key: row.key } : null;
}

/** Of two devices that ask at once both get the one that was stored. */
async function make(database: Database, accountId: number): Promise<OutboxKey> {
	const made = { accountId, keyId: randomUUID(), key: randomBytes(32).toString('base64') };
	return database.transact(async ({ db }) => {
		await db.insert(outboxKey).values(made).onConflictDoNothing();
		return (await stored(db, accountId))!;
	});
}
