import { can, type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import {
	checkPublishing,
	longestWithdrawalReason,
	type Preview,
	type PublishingFault,
	type RequirementRefusal
} from '$lib/domain/requirement';
import { type Database, type Db } from '../../db/open';
import { changeRow } from '../../db/rows';
import { requirement } from '../../db/schema';
import { write } from '../../db/write';
import { actorOf } from '../../access/actor';
import { type LedgerNow } from '../chain/ledger-now';
import { previewed } from './preview';
import { requirementOf, type StoredRequirement } from '../rows';
import { cameFrom, withdrawalReasons } from './versions';

/** `seen`: the version that was shown; `shown`: the numbers of its preview. */
export type PublishCommand = { id: number; seen: number; shown: Pick<Preview, 'members' | 'excluded'> };

export type PublishOutcome =
	| { ok: true }
	/** the numbers as they are now, to be looked at before it is published */
	| { ok: false; reason: 'preview-changed'; preview: Preview }
	| { ok: false; reason: Exclude<RequirementRefusal, 'preview-changed'> | PublishingFault };

/** The same once more, because the answer was lost: nothing is written. */
const already = { ok: false, reason: 'already' } as const;
const alreadyPublished = { ok: false, reason: 'already-published' } as const;
const isWithdrawn = { ok: false, reason: 'withdrawn' } as const;

/** Publishes a 下書き to those it was shown to be about. From then on it is 今年度の必須 of each of them. */
export async function publishRequirement(
	database: Database,
	ledgerNow: LedgerNow,
	viewer: Viewer,
	{ id, seen, shown }: PublishCommand
): Promise<PublishOutcome> {
	if (!can(viewer, 'requirement:edit')) return { ok: false, reason: 'not-allowed' };
	const attempt = await write<PublishOutcome | typeof already>(
		database,
		actorOf(viewer),
		'requirement.published',
		async (change) => {
			const row = await requirementOf(change.db, id);
			if (!row) return { ok: false, reason: 'unknown-requirement' };
			if (row.state === 'withdrawn') return { ok: false, reason: 'withdrawn' };
			if (row.state === 'published') return (await cameFrom(change.db, row, seen)) ? already : alreadyPublished;
			if (row.entry !== seen) return { ok: false, reason: 'changed-since' };
			const preview = await previewed(change.db, await ledgerNow(), row, viewer.today);
			const verdict = checkPublishing(preview);
			if (!verdict.ok) return verdict;
			const { members, excluded } = preview;
			if (members !== shown.members || excluded !== shown.excluded)
				return { ok: false, reason: 'preview-changed', preview };
			await changeRow(change, requirement, row, { state: 'published' });
			const { name, fiscalYear } = row;
			const said = { requirement: id, name, fiscalYear, members, excluded };
			change.describe(said satisfies AuditPayload<'requirement.published'>);
			return { ok: true };
		}
	);
	return attempt.ok || attempt.reason !== 'already' ? attempt : { ok: true };
}

export type WithdrawCommand = { id: number; seen: number; reason: string };
export type WithdrawOutcome = { ok: true } | { ok: false; reason: RequirementRefusal };

/**
 * Takes a requirement back for good, with the reason: it asks nobody any more, and another one can have its name. What was confirmed of
 * it stays as it was seen.
 */
export async function withdrawRequirement(
	database: Database,
	viewer: Viewer,
	{ id, seen, reason }: WithdrawCommand
): Promise<WithdrawOutcome> {
	if (!can(viewer, 'requirement:edit')) return { ok: false, reason: 'not-allowed' };
	const why = reason.trim();
	if (why === '') return { ok: false, reason: 'no-reason' };
	if ([...why].length > longestWithdrawalReason) return { ok: false, reason: 'reason-too-long' };
	const attempt = await write<WithdrawOutcome | typeof already>(
		database,
		actorOf(viewer),
		'requirement.withdrawn',
		async (change) => {
			const row = await requirementOf(change.db, id);
			if (!row) return { ok: false, reason: 'unknown-requirement' };
			if (row.state === 'withdrawn') return (await isDone(change.db, row, seen, why)) ? already : isWithdrawn;
			if (row.entry !== seen) return { ok: false, reason: 'changed-since' };
			await changeRow(change, requirement, row, { state: 'withdrawn' });
			const { name, fiscalYear } = row;
			change.describe({
				...{ requirement: id, name, fiscalYear },
				reason: why
			} satisfies AuditPayload<'requirement.withdrawn'>);
			return { ok: true };
		}
	);
	return attempt.ok || attempt.reason !== 'already' ? attempt : { ok: true };
}

/** The same withdrawal once more, for the same reason. */
async function isDone(db: Db, row: StoredRequirement, seen: number, why: string): Promise<boolean> {
	return (await cameFrom(db, row, seen)) && (await withdrawalReasons(db, [row])).get(row.id) === why;
}
