import { randomUUID } from 'node:crypto';
import { and, eq, lt } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { setInterval as every } from 'node:timers';
import {
	type FinisherProgress,
	type FinisherSheet,
	type FinisherTable,
	tableOf,
	type TakenList
} from '$lib/domain/exchange';
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

/** What was said of the list so far, without the list; null as `uploadOf`. */
export async function progressOf(
	db: Db,
	{ accountId }: Account,
	key: string,
	now = new Date()
): Promise<FinisherProgress | null> {
	const [row] = await db
		.select({ progress: finisherUpload.progress, at: finisherUpload.at })
		.from(finisherUpload)
		.where(and(eq(finisherUpload.accountId, accountId), eq(finisherUpload.key, key)));
	return row && row.at >= now.getTime() - keptMilliseconds && row.progress.taken === null ? row.progress : null;
}

/** The sheet that was chosen, as a table. */
export function tableIn({ sheets, progress }: Pick<Upload, 'sheets' | 'progress'>): FinisherTable {
	return tableOf(sheets[progress.sheet] ?? { name: '', rows: [] }, progress.headerRow);
}

/** Keeps what was said of the list since. @returns false where the list is no more on its way: it was taken in, given up or forgotten */
export async function keepProgress(
	database: Pick<Database, 'transact'>,
	{ accountId }: Account,
	{ key }: Pick<Upload, 'key'>,
	progress: FinisherProgress
): Promise<boolean> {
	return database.transact(async ({ db }) => {
		if ((await progressOf(db, { accountId }, key)) === null) return false;
		const own = and(eq(finisherUpload.accountId, accountId), eq(finisherUpload.key, key));
		await db.update(finisherUpload).set({ progress }).where(own);
		return true;
	});
}

/**
 * In place of what was sent stands what became of it.
 *
 * @param leftOut of what was sent, the rows that did not go in; null where all did
 */
export async function keepTaken(
	db: Db,
	{ key, progress }: Upload,
	taken: TakenList,
	leftOut: FinisherSheet | null
): Promise<void> {
	await db
		.update(finisherUpload)
		.set({ sheets: leftOut ? [leftOut] : [], progress: { ...progress, answers: {}, taken } })
		.where(eq(finisherUpload.key, key));
}

/** Takes the list away: it was given up. */
export async function removeUpload(database: Pick<Database, 'transact'>, { accountId }: Account): Promise<void> {
	await database.transact(({ db }) => db.delete(finisherUpload).where(eq(finisherUpload.accountId, accountId)));
}

/** Removes every list whose day is over, whoever sent it. */
export async function removeForgotten(
	{ reader, transact }: Pick<Database, 'reader' | 'transact'>,
	now = new Date()
): Promise<void> {
	const isForgotten = lt(finisherUpload.at, now.getTime() - keptMilliseconds);
	const forgotten = await reader.select({ key: finisherUpload.key }).from(finisherUpload).where(isForgotten).limit(1);
	if (forgotten.length > 0) await transact(({ db }) => db.delete(finisherUpload).where(isForgotten));
}

/** Does so now and every hour while the server runs: the names of strangers do not stay until somebody happens to send another list. */
export function forgetHourly(current: () => Promise<Pick<Database, 'reader' | 'transact'>>): void {
	const forget = async () => removeForgotten(await current());
	// Where the database cannot be written just now, the next hour takes it.
	const tried = () => void forget().catch(() => undefined);
	tried();
	every(tried, 3_600_000).unref();
}
