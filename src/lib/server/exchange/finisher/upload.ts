import { randomUUID } from 'node:crypto';
import { and, eq, lt } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { type FinisherProgress, type FinisherSheet, type TakenList } from '$lib/domain/exchange';
import { type Database, type Db } from '../../db/open';
import { finisherUpload } from '../../db/schema';

/** A list that was begun yesterday is sent again: until then it holds names that nobody has asked for. */
const keptMilliseconds = 24 * 3_600_000;

/** A list on its way in. */
export type Upload = { key: string; fileName: string; sheets: FinisherSheet[]; progress: FinisherProgress };

type Account = Pick<Viewer, 'accountId'>;

/** Keeps what was sent, in place of what this account sent before, and removes what everybody has forgotten. */
export async function keepUpload(
	database: Pick<Database, 'transact'>,
	{ accountId }: Account,
	upload: Omit<Upload, 'key'>,
	now = new Date()
): Promise<string> {
	const key = randomUUID();
	await database.transact(async ({ db }) => {
		await db.delete(finisherUpload).where(lt(finisherUpload.at, now.getTime() - keptMilliseconds));
		await db.delete(finisherUpload).where(eq(finisherUpload.accountId, accountId));
		await db.insert(finisherUpload).values({ accountId, key, at: now.getTime(), ...upload });
	});
	return key;
}

/** The account's own list on its way; null where there is none, it was taken in or forgotten, or (`key` given) it is another one by now. */
export async function uploadOf(
	db: Db,
	{ accountId }: Account,
	key: string | null = null,
	now = new Date()
): Promise<Upload | null> {
	const row = await rowOf(db, accountId, key, now);
	return row && row.progress.taken === null ? row : null;
}

/** What became of the account's list, for the day that it is kept; null where it has not been taken in, or (`key` given) it is another. */
export async function takenListOf(
	db: Db,
	{ accountId }: Account,
	key: string | null = null,
	now = new Date()
): Promise<{ upload: Upload; taken: TakenList } | null> {
	const row = await rowOf(db, accountId, key, now);
	const taken = row?.progress.taken ?? null;
	return row && taken && { upload: row, taken };
}

async function rowOf(db: Db, accountId: number, key: string | null, now: Date) {
	const [row] = await db.select().from(finisherUpload).where(eq(finisherUpload.accountId, accountId));
	if (!row || row.at < now.getTime() - keptMilliseconds) return null;
	return key === null || row.key === key ? row : null;
}

/** Keeps what was said of the list since. */
export async function keepProgress(
	database: Pick<Database, 'transact'>,
	{ accountId }: Account,
	{ key }: Pick<Upload, 'key'>,
	progress: FinisherProgress
): Promise<void> {
	await database.transact(({ db }) =>
		db
			.update(finisherUpload)
			.set({ progress })
			.where(and(eq(finisherUpload.accountId, accountId), eq(finisherUpload.key, key)))
	);
}

/** In place of what was sent stands what became of it. */
export async function keepTaken(db: Db, { key, progress }: Upload, taken: TakenList): Promise<void> {
	await db
		.update(finisherUpload)
		.set({ sheets: [], progress: { ...progress, answers: {}, taken } })
		.where(eq(finisherUpload.key, key));
}

/** Takes the list away: it was given up. */
export async function removeUpload(database: Pick<Database, 'transact'>, { accountId }: Account): Promise<void> {
	await database.transact(({ db }) => db.delete(finisherUpload).where(eq(finisherUpload.accountId, accountId)));
}
