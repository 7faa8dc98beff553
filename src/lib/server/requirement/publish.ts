import { can, type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import {
	checkPublishing,
	longestWithdrawalReason,
	type Preview,
	type PublishingFault,
	type RequirementRefusal
} from '$lib/domain/requirement';
import { type Database } from '../db/open';
import { changeRow } from '../db/rows';
import { requirement } from '../db/schema';
import { write } from '../db/write';
import { actorOf } from './draw-up';
import { type LedgerNow } from './ledger-now';
import { previewed } from './preview';
import { requirementOf } from './rows';

/** `seen`: the version that was shown; `shown`: the numbers of its preview. */
export type PublishCommand = { id: number; seen: number; shown: Pick<Preview, 'members' | 'excluded'> };

export type PublishOutcome =
	| { ok: true }
	/** the numbers as they are now, to be looked at before it is published */
	| { ok: false; reason: 'preview-changed'; preview: Preview }
	| { ok: false; reason: Exclude<RequirementRefusal, 'preview-changed'> | PublishingFault };

/** Publishes a 下書き to those it was shown to be about. From then on it is 今年度の必須 of each of them. */
export async function publishRequirement(
	database: Database,
	ledgerNow: LedgerNow,
	viewer: Viewer,
	{ id, seen, shown }: PublishCommand
): Promise<PublishOutcome> {
	if (!can(viewer, 'requirement:edit')) return { ok: false, reason: 'not-allowed' };
	return write<PublishOutcome>(database, actorOf(viewer), 'requirement.published', async (change) => {
		const row = await requirementOf(change.db, id);
		if (!row) return { ok: false, reason: 'unknown-requirement' };
		if (row.state === 'withdrawn') return { ok: false, reason: 'withdrawn' };
		if (row.state === 'published') return { ok: false, reason: 'already-published' };
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
	});
}

export type WithdrawCommand = { id: number; seen: number; reason: string };
export type WithdrawOutcome = { ok: true } | { ok: false; reason: RequirementRefusal };

/** Takes a requirement back for good, with the reason: it asks nobody any more. What was confirmed of it stays as it was seen. */
export async function withdrawRequirement(
	database: Database,
	viewer: Viewer,
	{ id, seen, reason }: WithdrawCommand
): Promise<WithdrawOutcome> {
	if (!can(viewer, 'requirement:edit')) return { ok: false, reason: 'not-allowed' };
	const why = reason.trim();
	if (why === '') return { ok: false, reason: 'no-reason' };
	if ([...why].length > longestWithdrawalReason) return { ok: false, reason: 'reason-too-long' };
	return write<WithdrawOutcome>(database, actorOf(viewer), 'requirement.withdrawn', async (change) => {
		const row = await requirementOf(change.db, id);
		if (!row) return { ok: false, reason: 'unknown-requirement' };
		if (row.state === 'withdrawn') return { ok: false, reason: 'withdrawn' };
		if (row.entry !== seen) return { ok: false, reason: 'changed-since' };
		await changeRow(change, requirement, row, { state: 'withdrawn' });
		const { name, fiscalYear } = row;
		change.describe({
			...{ requirement: id, name, fiscalYear },
			reason: why
		} satisfies AuditPayload<'requirement.withdrawn'>);
		return { ok: true };
	});
}
