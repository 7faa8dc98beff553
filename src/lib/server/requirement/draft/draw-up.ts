import { and, eq, ne } from 'drizzle-orm';
import { isDeepStrictEqual } from 'node:util';
import { can, type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import {
	checkDraft,
	checkPublishing,
	differingParts,
	type PublishingFault,
	type RequirementDraft,
	type RequirementFault,
	type RequirementRefusal
} from '$lib/domain/requirement';
import { actorOf } from '../../access/actor';
import { type Db, type Database } from '../../db/open';
import { addRow, changeRow } from '../../db/rows';
import { requirement } from '../../db/schema';
import { type Change, write } from '../../db/write';
import { type LedgerNow } from '../chain/ledger-now';
import { previewed } from './preview';
import { requirementOf } from '../rows';

export type DrawUpOutcome =
	| { ok: true; id: number }
	/** all that is wrong with it */
	| { ok: false; reason: 'faults'; faults: RequirementFault[] }
	| { ok: false; reason: RequirementRefusal | PublishingFault };

type Refused = DrawUpOutcome & { ok: false };

/** A change that would leave everything as it is: answered as done, and nothing is written. */
const already = (id: number) => ({ ok: false, reason: 'already', id }) as const;
type Attempt = DrawUpOutcome | ReturnType<typeof already>;

/** Draws up a requirement as 下書き, which asks nobody yet. Sent a second time, because the answer was lost, it is there already. */
export async function createRequirement(
	database: Database,
	ledgerNow: LedgerNow,
	viewer: Viewer,
	draft: RequirementDraft
): Promise<DrawUpOutcome> {
	if (!can(viewer, 'requirement:edit')) return { ok: false, reason: 'not-allowed' };
	const tidy = tidied(draft);
	const faults = await faultsOf(ledgerNow, tidy);
	if (faults) return faults;
	return answered(
		await write<Attempt>(database, actorOf(viewer), 'requirement.created', (change) => keepDraft(change, tidy))
	);
}

async function keepDraft(change: Change, draft: RequirementDraft): Promise<Attempt> {
	const known = await knownDraft(change.db, draft);
	return known ?? { ok: true, id: await addDraft(change, draft, null) };
}

/** What the year has under this name already: the same draft, or another requirement; null where the name is free. */
export async function knownDraft(db: Db, draft: RequirementDraft) {
	const same = await namesake(db, draft);
	if (!same) return null;
	if (same.state === 'draft' && isSame(same, draft)) return already(same.id);
	return { ok: false, reason: 'name-taken' } as const;
}

/**
 * Adds a draft in this change; its id.
 *
 * @param copiedFrom the requirement it was copied from, with its fiscal year; null for a new one
 */
export async function addDraft(
	change: Change,
	draft: RequirementDraft,
	copiedFrom: { id: number; fiscalYear: number } | null
): Promise<number> {
	const id = await addRow(change, requirement, { ...draft, state: 'draft', copiedFrom: copiedFrom?.id ?? null });
	const { name, fiscalYear } = draft;
	const said = { requirement: id, name, fiscalYear, copiedFrom: copiedFrom?.fiscalYear ?? null };
	change.describe(said satisfies AuditPayload<'requirement.created'>);
	return id;
}

/** `seen`: the version (`StoredRequirement.entry`) that whoever changes it had before their eyes. */
export type ChangeCommand = { id: number; seen: number; draft: RequirementDraft };

/**
 * Changes a requirement within its fiscal year, also a published one as long as it asks somebody. What was confirmed before keeps its
 * numbers, and shows that they are others now.
 */
export async function changeRequirement(
	database: Database,
	ledgerNow: LedgerNow,
	viewer: Viewer,
	{ id, seen, draft }: ChangeCommand
): Promise<DrawUpOutcome> {
	if (!can(viewer, 'requirement:edit')) return { ok: false, reason: 'not-allowed' };
	const tidy = tidied(draft);
	const faults = await faultsOf(ledgerNow, tidy);
	if (faults) return faults;
	return answered(
		await write<Attempt>(database, actorOf(viewer), 'requirement.changed', async (change) => {
			const row = await requirementOf(change.db, id);
			if (!row) return { ok: false, reason: 'unknown-requirement' };
			if (isSame(row, tidy)) return already(id);
			const refused = await refusalOf(change.db, ledgerNow, viewer, { row, seen, draft: tidy });
			if (refused) return refused;
			await changeRow(change, requirement, row, tidy);
			const { name, fiscalYear } = tidy;
			change.describe({
				requirement: id,
				name,
				fiscalYear,
				was: row.name,
				parts: differingParts(row, tidy)
			} satisfies AuditPayload<'requirement.changed'>);
			return { ok: true, id };
		})
	);
}

type Row = NonNullable<Awaited<ReturnType<typeof requirementOf>>>;
type Asked = { row: Row; seen: number; draft: RequirementDraft };

async function refusalOf(db: Db, ledgerNow: LedgerNow, viewer: Viewer, asked: Asked): Promise<Refused | null> {
	const { row, seen, draft } = asked;
	if (row.state === 'withdrawn') return { ok: false, reason: 'withdrawn' };
	if (row.entry !== seen) return { ok: false, reason: 'changed-since' };
	if (row.fiscalYear !== draft.fiscalYear) return { ok: false, reason: 'other-year' };
	const same = await namesake(db, draft);
	if (same && same.id !== row.id) return { ok: false, reason: 'name-taken' };
	if (row.state === 'draft') return null;
	const verdict = checkPublishing(await previewed(db, await ledgerNow(), { ...row, ...draft }, viewer.today));
	return verdict.ok ? null : verdict;
}

/** Whether it can be meant like this, by the courses there are. */
export async function faultsOf(ledgerNow: LedgerNow, draft: RequirementDraft): Promise<Refused | null> {
	const checked = checkDraft(draft, await ledgerNow());
	return checked.ok ? null : { ok: false, reason: 'faults', faults: checked.reasons };
}

/** Only what belongs to a requirement, without blanks around it. */
function tidied({ fiscalYear, name, rule, dueOn, note }: RequirementDraft): RequirementDraft {
	return { fiscalYear, name: name.trim(), rule, dueOn, note: note?.trim() || null };
}

/** A withdrawn one leaves its name to another. */
async function namesake(db: Db, { fiscalYear, name }: RequirementDraft) {
	const [found] = await db
		.select()
		.from(requirement)
		.where(and(eq(requirement.fiscalYear, fiscalYear), eq(requirement.name, name), ne(requirement.state, 'withdrawn')));
	return found;
}

function isSame(row: RequirementDraft, draft: RequirementDraft): boolean {
	return isDeepStrictEqual(tidied(row), tidied(draft));
}

function answered(attempt: Attempt): DrawUpOutcome {
	return attempt.ok || attempt.reason !== 'already' ? attempt : { ok: true, id: attempt.id };
}
