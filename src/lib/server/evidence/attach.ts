import { eq } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { type AttachRefusal, harmlessName, mostFiles } from '$lib/domain/evidence';
import { type Database, type Db } from '../db/open';
import { addRows } from '../db/rows';
import { evidence } from '../db/schema';
import { type Change, write } from '../db/write';
import { type Proven, type ProvenRecord, provenRecord } from './proven';
import { uploadedFile } from './store';

/** A file that was sent and taken in: the hash of what was sent, and how it was called; null without a name. */
export type SentEvidence = { sha256: string; name: string | null };

/** What is to be written for one file, and what the audit log says of it. */
export type Proof = { row: Omit<typeof evidence.$inferInsert, 'id' | 'addedBy' | 'entry'>; told: ProvenRecord['told'] };

export type Judged =
	/** this record has this file */
	| { ok: true; already: true }
	| { ok: true; already: false; proof: Proof }
	| { ok: false; reason: Exclude<AttachRefusal, 'not-removable'> };

/**
 * Whether this file can be put on this record. Reads only, so it may be asked before a change is begun.
 *
 * @param besides what was judged right before and is not written yet
 */
export async function judgeEvidence(
	db: Db,
	viewer: Viewer,
	proven: Proven,
	{ sha256, name }: SentEvidence,
	besides: readonly Proof[] = []
): Promise<Judged> {
	const record = await provenRecord(db, viewer, proven);
	if (!record) return { ok: false, reason: 'not-found' };
	if (record.state === 'withdrawn') return { ok: false, reason: 'withdrawn' };
	const stands = [...(await filesOf(db, proven)), ...besides.map(({ row }) => row)];
	if (stands.some(({ sentSha256 }) => sentSha256 === sha256)) return { ok: true, already: true };
	const fileSha256 = await uploadedFile(db, viewer.accountId, sha256);
	if (fileSha256 === null) return { ok: false, reason: 'not-uploaded' };
	if (stands.some((one) => one.fileSha256 === fileSha256)) return { ok: true, already: true };
	if (stands.length >= mostFiles) return { ok: false, reason: 'too-many-files' };
	const row = { completionId: null, holdingId: null, ...proven, fileSha256, sentSha256: sha256 };
	return { ok: true, already: false, proof: { row: { ...row, name: harmlessName(name) }, told: record.told } };
}

function filesOf(db: Db, proven: Proven) {
	const { completionId, holdingId, fileSha256, sentSha256 } = evidence;
	const isOf = 'completionId' in proven ? eq(completionId, proven.completionId) : eq(holdingId, proven.holdingId);
	return db.select({ fileSha256, sentSha256 }).from(evidence).where(isOf);
}

/** Puts files on their record. What the log says of it is the caller's: the record may be made by the same change. */
export function putEvidence(change: Change, proofs: readonly Proof[]): Promise<void> {
	return addRows(
		change,
		evidence,
		proofs.map(({ row }) => row)
	);
}

export type AttachOutcome = { ok: true; files: number } | { ok: false; reason: AttachRefusal };

/** Puts files that were sent on a record, all or none. @returns how many it did not have yet; where that is none, nothing is written */
export async function attachEvidence(
	database: Database,
	viewer: Viewer,
	proven: Proven,
	sent: readonly SentEvidence[]
): Promise<AttachOutcome> {
	const outcome = await write<AttachOutcome | { ok: false; reason: 'nothing' }>(
		database,
		{ kind: 'account', accountId: viewer.accountId },
		'evidence.attached',
		async (change) => {
			const proofs: Proof[] = [];
			for (const one of sent) {
				const judged = await judgeEvidence(change.db, viewer, proven, one, proofs);
				if (!judged.ok) return judged;
				if (!judged.already) proofs.push(judged.proof);
			}
			const [first] = proofs;
			if (!first) return { ok: false, reason: 'nothing' };
			await putEvidence(change, proofs);
			change.describe({ ...first.told, files: proofs.length } satisfies AuditPayload<'evidence.attached'>);
			return { ok: true, files: proofs.length };
		}
	);
	return !outcome.ok && outcome.reason === 'nothing' ? { ok: true, files: 0 } : (outcome as AttachOutcome);
}
