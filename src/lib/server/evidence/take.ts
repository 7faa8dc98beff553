import { createHash } from 'node:crypto';
import { type Viewer } from '$lib/domain/access';
import { type EvidenceRefusal } from '$lib/domain/evidence';
import { type Database } from '../db/open';
import { cleanEvidence } from './clean';
import { renew, store } from './store';

/** `sha256`: of what was sent, by which it is attached to a record. */
export type TakeOutcome = { ok: true; sha256: string } | { ok: false; reason: EvidenceRefusal };

/** What is being taken in just now, by who sent it and its hash: the same another time waits for the first. */
const underway = new Map<string, Promise<TakeOutcome>>();

/** Cleans a file and keeps it until it is attached to a record. The same again, one after the other or at once, is one file. */
export async function takeEvidence(
	database: Database,
	{ accountId }: Pick<Viewer, 'accountId'>,
	bytes: Uint8Array,
	now = new Date()
): Promise<TakeOutcome> {
	const sha256 = sha256Of(bytes);
	const key = `${database.url} ${accountId} ${sha256}`;
	const first = underway.get(key);
	if (first) return first;
	const taking = take(database, accountId, sha256, bytes, now).finally(() => underway.delete(key));
	underway.set(key, taking);
	return taking;
}

async function take(
	database: Database,
	accountId: number,
	sha256: string,
	bytes: Uint8Array,
	now: Date
): Promise<TakeOutcome> {
	if (await renew(database, { accountId, sentSha256: sha256 }, now)) return { ok: true, sha256 };
	const cleaned = await cleanEvidence(bytes);
	if (!cleaned.ok) return cleaned;
	const upload = { accountId, sentSha256: sha256, fileSha256: sha256Of(cleaned.bytes), file: cleaned };
	return (await store(database, upload, now)) ? { ok: true, sha256 } : { ok: false, reason: 'too-many-unattached' };
}

/** In hexadecimal, as evidence is named everywhere. */
export function sha256Of(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex');
}
