import { can, type Viewer } from '$lib/domain/access';
import { type FiscalYear } from '$lib/domain/calendar';
import { checkDraft, copiedTo, type RequirementFault, type RequirementRefusal } from '$lib/domain/requirement';
import { type Ledger } from '$lib/domain/ledger';
import { type Database } from '../../db/open';
import { type Rounds, writeRounds } from '../../db/write-rounds';
import { actorOf } from '../../access/actor';
import { addDraft, knownDraft } from './draw-up';
import { type LedgerNow } from '../chain/ledger-now';
import { requirementOf } from '../rows';

/** `ids`: of the requirements to copy; `fiscalYear`: where to. */
export type CopyCommand = { ids: readonly number[]; fiscalYear: FiscalYear };

/** One that was not copied; `name` null where there is none of the number. */
export type NotCopied = {
	id: number;
	name: string | null;
	reason: RequirementRefusal | 'faults';
	faults: RequirementFault[];
};

export type CopyOutcome =
	{ ok: true; copied: number[]; refused: NotCopied[] } | { ok: false; reason: RequirementRefusal };

/**
 * Copies requirements to another fiscal year as 下書き, in one step and each with an entry of its own: every day as many years later,
 * without the exemptions. One that cannot be copied is told and holds up none of the others; sent twice, they are there already.
 */
export async function copyToYear(
	database: Database,
	ledgerNow: LedgerNow,
	viewer: Viewer,
	{ ids, fiscalYear }: CopyCommand
): Promise<CopyOutcome> {
	if (!can(viewer, 'requirement:edit')) return { ok: false, reason: 'not-allowed' };
	const ledger = await ledgerNow();
	return writeRounds(database, actorOf(viewer), async (rounds) => {
		const [copied, refused]: [number[], NotCopied[]] = [[], []];
		for (const id of new Set(ids)) {
			const outcome = await copyOne(rounds, ledger, id, fiscalYear);
			if (typeof outcome === 'number') copied.push(outcome);
			else refused.push(outcome);
		}
		return { ok: true, copied, refused };
	});
}

async function copyOne(
	rounds: Rounds,
	ledger: Ledger,
	id: number,
	fiscalYear: FiscalYear
): Promise<number | NotCopied> {
	const row = await requirementOf(rounds.db, id);
	if (!row) return { id, name: null, reason: 'unknown-requirement', faults: [] };
	const draft = copiedTo(row, fiscalYear);
	const checked = checkDraft(draft, ledger);
	if (!checked.ok) return { id, name: row.name, reason: 'faults', faults: checked.reasons };
	const known = await knownDraft(rounds.db, draft);
	if (known) return known.reason === 'already' ? known.id : { id, name: row.name, reason: known.reason, faults: [] };
	return addDraft(rounds.begin('requirement.created'), draft, row);
}
