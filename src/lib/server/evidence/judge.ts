import { eq } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { type AttachRefusal, harmlessName, mostFiles } from '$lib/domain/evidence';
import { type Db } from '../db/open';
import { evidence } from '../db/schema';
import { isOneOf } from './one-of';
import { type Proven, type ProvenRecord, provenCompletions, provenRecord } from './proven';
import { uploadedFiles } from './store';

/** A file that was sent and taken in: the hash of what was sent, and how it was called; null without a name. */
export type SentEvidence = { sha256: string; name: string | null };

/** What is to be written for one file, and what the audit log says of it. */
export type Proof = { row: Omit<typeof evidence.$inferInsert, 'id' | 'addedBy' | 'entry'>; told: ProvenRecord['told'] };

type Refusal = { ok: false; reason: AttachRefusal };

export type Judged =
	/** this record has this file */
	{ ok: true; already: true } | { ok: true; already: false; proof: Proof } | Refusal;

/** `proofs`: of what the record does not have yet. */
export type JudgedAll = { ok: true; proofs: Proof[] } | Refusal;

/** What has been put on a record: what was sent, and what was made of it. */
type Standing = Pick<typeof evidence.$inferSelect, 'fileSha256' | 'sentSha256'>;

/**
 * Whether this file can be put on this record. Reads only, so it may be asked before a change is begun.
 *
 * @param besides what was judged right before and is not written yet
 */
export async function judgeEvidence(
	db: Db,
	viewer: Viewer,
	proven: Proven,
	sent: SentEvidence,
	besides: readonly Proof[] = []
): Promise<Judged> {
	const record = await provenRecord(db, viewer, proven);
	const stands = record ? [...(await filesOf(db, proven)), ...besides.map(({ row }) => row)] : [];
	return judged(record, proven, stands, sent, await uploadedFiles(db, viewer.accountId, [sent.sha256]));
}

/** The same of all files of one record: nothing more is asked once one is refused. */
export async function judgeAll(
	db: Db,
	viewer: Viewer,
	proven: Proven,
	sent: readonly SentEvidence[]
): Promise<JudgedAll> {
	if (sent.length > mostFiles) return { ok: false, reason: 'too-many-files' };
	const record = await provenRecord(db, viewer, proven);
	const uploaded = await uploadedFiles(db, viewer.accountId, hashesOf(sent));
	return allOf(record, proven, record ? await filesOf(db, proven) : [], sent, uploaded);
}

/** The same files on each of many completions, in three statements however many they are. Nothing where there are too many files. */
export async function judgeEach(
	db: Db,
	viewer: Viewer,
	completionIds: readonly number[],
	sent: readonly SentEvidence[]
): Promise<ReadonlyMap<number, JudgedAll>> {
	if (completionIds.length === 0 || sent.length === 0 || sent.length > mostFiles) return new Map();
	const records = await provenCompletions(db, viewer, completionIds);
	const stands = await filesOfEach(db, completionIds);
	const uploaded = await uploadedFiles(db, viewer.accountId, hashesOf(sent));
	return new Map(
		completionIds.map((id) => {
			const proven = { completionId: id };
			return [id, allOf(records.get(id) ?? null, proven, stands.get(id) ?? [], sent, uploaded)];
		})
	);
}

function allOf(
	record: ProvenRecord | null,
	proven: Proven,
	before: readonly Standing[],
	sent: readonly SentEvidence[],
	uploaded: ReadonlyMap<string, string>
): JudgedAll {
	const proofs: Proof[] = [];
	for (const one of sent) {
		const outcome = judged(record, proven, [...before, ...proofs.map(({ row }) => row)], one, uploaded);
		if (!outcome.ok) return outcome;
		if (!outcome.already) proofs.push(outcome.proof);
	}
	return { ok: true, proofs };
}

function judged(
	record: ProvenRecord | null,
	proven: Proven,
	stands: readonly Standing[],
	{ sha256, name }: SentEvidence,
	uploaded: ReadonlyMap<string, string>
): Judged {
	if (!record) return { ok: false, reason: 'not-found' };
	if (record.state === 'withdrawn') return { ok: false, reason: 'withdrawn' };
	if (stands.some(({ sentSha256 }) => sentSha256 === sha256)) return { ok: true, already: true };
	const fileSha256 = uploaded.get(sha256);
	if (fileSha256 === undefined) return { ok: false, reason: 'not-uploaded' };
	if (stands.some((one) => one.fileSha256 === fileSha256)) return { ok: true, already: true };
	if (stands.length >= mostFiles) return { ok: false, reason: 'too-many-files' };
	const row = { completionId: null, holdingId: null, ...proven, fileSha256, sentSha256: sha256 };
	return { ok: true, already: false, proof: { row: { ...row, name: harmlessName(name) }, told: record.told } };
}

function hashesOf(sent: readonly SentEvidence[]): string[] {
	return sent.map(({ sha256 }) => sha256);
}

function filesOf(db: Db, proven: Proven): Promise<Standing[]> {
	const { completionId, holdingId, fileSha256, sentSha256 } = evidence;
	const isOf = 'completionId' in proven ? eq(completionId, proven.completionId) : eq(holdingId, proven.holdingId);
	return db.select({ fileSha256, sentSha256 }).from(evidence).where(isOf);
}

async function filesOfEach(db: Db, completionIds: readonly number[]): Promise<ReadonlyMap<number, Standing[]>> {
	const { completionId, fileSha256, sentSha256 } = evidence;
	const rows = await db
		.select({ completionId, fileSha256, sentSha256 })
		.from(evidence)
		.where(isOneOf(completionId, completionIds));
	const files = new Map<number, Standing[]>();
	for (const { completionId: id, ...row } of rows) files.set(id!, [...(files.get(id!) ?? []), row]);
	return files;
}
