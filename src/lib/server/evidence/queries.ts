import { and, asc, eq, ne, or, type SQL } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { type Db } from '../db/open';
import { completion, evidence, evidenceFile, holding } from '../db/schema';
import { waitsForRequirement } from '../requirement/asked-records';
import { type LedgerNow } from '../requirement/chain/ledger-now';
import { isOneOf } from './one-of';
import { withinAny } from './proven';
import { attachedByOther, isUnseen } from './provenance';

/** The ids of records of one kind or both. */
export type OfRecords = { completionIds?: readonly number[]; holdingIds?: readonly number[] };

/**
 * The evidence of these records in the order in which it was attached, without its bytes. Whoever asks has the ids from a query within
 * their reach. `sha256`: of what was sent, by which the device knows it; `by`: who attached it, null where it was its person; `isUnseen`: it came
 * after its record was confirmed.
 */
export async function evidenceOf(db: Db, { completionIds = [], holdingIds = [] }: OfRecords) {
	if (completionIds.length + holdingIds.length === 0) return [];
	const { id, completionId, holdingId, sentSha256: sha256, name, addedBy } = evidence;
	const { type, size, width, height } = evidenceFile;
	const rows = await db
		.select({
			...{ id, completionId, holdingId, sha256, name, addedBy, type, size, width, height },
			...{ by: attachedByOther, isUnseen }
		})
		.from(evidence)
		.innerJoin(evidenceFile, eq(evidenceFile.sha256, evidence.fileSha256))
		.leftJoin(completion, eq(completion.id, completionId))
		.leftJoin(holding, eq(holding.id, holdingId))
		.where(or(isOneOf(completionId, completionIds), isOneOf(holdingId, holdingIds)))
		.orderBy(asc(id));
	return rows.map((row) => ({ ...row, isUnseen: row.isUnseen === 1 }));
}

export type Evidence = Awaited<ReturnType<typeof evidenceOf>>[number];

/**
 * A file for whoever may see the record it proves, or confirms it; null for a stranger's and for one that is not there.
 *
 * @param ledgerNow of which 必須研修 the record is; null where only those are asked who may see it in any case
 */
export async function evidenceFileFor(db: Db, viewer: Viewer, id: number, ledgerNow: LedgerNow | null = null) {
	// What was taken back, its person alone sees: there is nothing left to confirm.
	const stands = (of: typeof completion | typeof holding) =>
		or(ne(of.state, 'withdrawn'), viewer.staffId === null ? undefined : eq(of.staffId, viewer.staffId));
	const isReached = or(
		and(withinAny(viewer, ['completion:read', 'completion:confirm'], completion.staffId), stands(completion)),
		and(withinAny(viewer, ['holding:read', 'holding:confirm'], holding.staffId), stands(holding))
	);
	const reached = await fileWhere(db, id, isReached);
	if (reached || ledgerNow === null) return reached;
	const [proven] = await db.select({ of: evidence.completionId }).from(evidence).where(eq(evidence.id, id));
	if (!proven?.of || !(await waitsForRequirement(db, ledgerNow, viewer, proven.of))) return null;
	return fileWhere(db, id, undefined);
}

async function fileWhere(db: Db, id: number, condition: SQL | undefined) {
	const { type, bytes } = evidenceFile;
	const [row] = await db
		.select({ name: evidence.name, type, bytes })
		.from(evidence)
		.innerJoin(evidenceFile, eq(evidenceFile.sha256, evidence.fileSha256))
		.leftJoin(completion, eq(completion.id, evidence.completionId))
		.leftJoin(holding, eq(holding.id, evidence.holdingId))
		.where(and(eq(evidence.id, id), condition));
	return row ?? null;
}
