import { and, count, eq, lt, notExists, sql } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/sqlite-core';
import { keptDays, mostUnattached } from '$lib/domain/evidence';
import { type Database, type Db } from '../db/open';
import { evidence, evidenceFile, evidenceUpload } from '../db/schema';
import { type Cleaned } from './clean';
import { isOneOf } from './one-of';

const day = 24 * 3_600_000;
/** So few that whoever sends something hardly waits for it, and more than comes with one sending. */
const removedAtOnce = 20;

/** What somebody sent, by its hash, and the cleaned copy, by its own. */
export type Upload = { accountId: number; sentSha256: string; fileSha256: string; file: Cleaned };

/** The cleaned copies of what this account has sent under these hashes, by what was sent; without those that are not known. */
export async function uploadedFiles(
	db: Db,
	accountId: number,
	sent: readonly string[]
): Promise<ReadonlyMap<string, string>> {
	const { accountId: whose, sentSha256, fileSha256 } = evidenceUpload;
	if (sent.length === 0) return new Map();
	const rows = await db
		.select({ sentSha256, fileSha256 })
		.from(evidenceUpload)
		.where(and(eq(whose, accountId), isOneOf(sentSha256, sent)));
	return new Map(rows.map((row) => [row.sentSha256, row.fileSha256]));
}

/**
 * Keeps the file once, whoever sent it how often, with the note of who did, and removes some of what waited too long for a record.
 * Outside the audit chain, like the sessions: it is no fact until it is attached.
 *
 * @returns false where this account has too many files without a record
 */
export function store(database: Pick<Database, 'transact'>, upload: Upload, now: Date): Promise<boolean> {
	return database.transact(async ({ db }) => {
		await removeExpired(db, now);
		if ((await unattached(db, upload.accountId)) >= mostUnattached) return false;
		const { accountId, sentSha256, fileSha256, file } = upload;
		const { type, bytes, width, height } = file;
		await db
			.insert(evidenceFile)
			.values({ sha256: fileSha256, type, size: bytes.length, width, height, bytes: asBuffer(bytes) })
			.onConflictDoNothing();
		await db
			.insert(evidenceUpload)
			.values({ accountId, sentSha256, fileSha256, at: now.getTime() })
			.onConflictDoUpdate({
				target: [evidenceUpload.accountId, evidenceUpload.sentSha256],
				set: { at: now.getTime() }
			});
		return true;
	});
}

/**
 * Whether this account has sent this before. Then it waits for its record from now on: a phone that sends again has not put it on one.
 */
export async function renew(
	database: Pick<Database, 'reader' | 'transact'>,
	{ accountId, sentSha256 }: Pick<Upload, 'accountId' | 'sentSha256'>,
	now: Date
): Promise<boolean> {
	const isIt = and(eq(evidenceUpload.accountId, accountId), eq(evidenceUpload.sentSha256, sentSha256));
	const [sent] = await database.reader.select({ at: evidenceUpload.at }).from(evidenceUpload).where(isIt);
	if (!sent) return false;
	if (now.getTime() - sent.at < day) return true;
	const renewed = await database.transact(({ db }) =>
		db.update(evidenceUpload).set({ at: now.getTime() }).where(isIt).returning({ at: evidenceUpload.at })
	);
	return renewed.length > 0;
}

async function unattached(db: Db, accountId: number): Promise<number> {
	const [row] = await db
		.select({ files: count() })
		.from(evidenceUpload)
		.where(and(eq(evidenceUpload.accountId, accountId), notExists(attachedTo(evidenceUpload.fileSha256))));
	return row?.files ?? 0;
}

/** Some of what waited too long for a record. @returns how many */
export async function removeExpired(db: Db, now: Date): Promise<number> {
	const isExpired = lt(evidenceUpload.at, now.getTime() - keptDays * day);
	const some = new QueryBuilder()
		.select({ id: sql`rowid` })
		.from(evidenceUpload)
		.where(isExpired)
		.limit(removedAtOnce);
	const removed = await db
		.delete(evidenceUpload)
		.where(sql`rowid IN ${some}`)
		.returning({ fileSha256: evidenceUpload.fileSha256 });
	for (const { fileSha256 } of removed) await removeUnused(db, fileSha256);
	return removed.length;
}

/** Takes the bytes away where no record and nobody's sending needs them any more. */
export async function removeUnused(db: Db, fileSha256: string): Promise<void> {
	const isSent = new QueryBuilder()
		.select({ one: sql`1` })
		.from(evidenceUpload)
		.where(eq(evidenceUpload.fileSha256, evidenceFile.sha256));
	await db
		.delete(evidenceFile)
		.where(and(eq(evidenceFile.sha256, fileSha256), notExists(isSent), notExists(attachedTo(evidenceFile.sha256))));
}

function attachedTo(file: typeof evidenceUpload.fileSha256 | typeof evidenceFile.sha256) {
	return new QueryBuilder()
		.select({ one: sql`1` })
		.from(evidence)
		.where(eq(evidence.fileSha256, file));
}

function asBuffer(bytes: Uint8Array): Buffer {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
