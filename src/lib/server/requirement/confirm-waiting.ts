import { can, type Viewer } from '$lib/domain/access';
import { type Ledger } from '$lib/domain/ledger';
import { type Coverage, type RequirementRefusal } from '$lib/domain/requirement';
import { judge, type Judged, judgedRecords } from '../confirmation/judge';
import { type Seen } from '../confirmation/seen';
import { confirmEach, eachOnce, type RefusedOne, type SeveralOutcome } from '../confirmation/several';
import { type Database, type Db } from '../db/open';
import { type Rounds, writeRounds } from '../db/write-rounds';
import { takeTurns } from '../indicator/turns';
import { keptCoverageSteps } from './coverages';
import { actorOf } from '../access/actor';
import { type LedgerNow } from './chain/ledger-now';
import { exemptionsFrom, requirementOf } from './rows';
import { isOfRequirement } from './waiting';

/** `seen`: the records as they were shown. */
export type WaitingCommand = { requirementId: number; seen: readonly Seen[] };

export type WaitingOutcome =
	| { ok: true; confirmed: number[]; refused: RefusedOne[] }
	| { ok: false; reason: Extract<RequirementRefusal, 'not-allowed' | 'unknown-requirement' | 'not-published'> };

/**
 * Confirms waiting records of a published requirement in one transaction, each with an entry of its own. It goes by the rules of 確認:
 * never one's own records and those one entered, never one that changed since it was shown; and no record of another course, another
 * year or of somebody the requirement is not about. One that is refused holds up none of the others.
 */
export async function confirmWaiting(
	database: Database,
	ledgerNow: LedgerNow,
	viewer: Viewer,
	{ requirementId, seen }: WaitingCommand
): Promise<WaitingOutcome> {
	if (!can(viewer, 'requirement:confirm')) return { ok: false, reason: 'not-allowed' };
	// Computed before the line of writers is held up, so that inside it is known already.
	await coverageNow(database.reader, await ledgerNow(), viewer, requirementId);
	return writeRounds<WaitingOutcome>(database, actorOf(viewer), async (rounds) => {
		const requirement = await requirementOf(rounds.db, requirementId);
		if (!requirement) return { ok: false, reason: 'unknown-requirement' };
		if (requirement.state !== 'published') return { ok: false, reason: 'not-published' };
		const ledger = await ledgerNow();
		const coverage = (await coverageNow(rounds.db, ledger, viewer, requirementId))!;
		return { ok: true, ...(await confirmKnown(rounds, ledger, viewer, coverage, eachOnce(seen))) };
	});
}

/** Of today; null where there is no published one of this number. */
async function coverageNow(db: Db, ledger: Ledger, viewer: Viewer, id: number): Promise<Coverage | null> {
	const requirement = await requirementOf(db, id);
	if (requirement?.state !== 'published') return null;
	const exemptions = await exemptionsFrom(db, id);
	return takeTurns(keptCoverageSteps(ledger, requirement, exemptions, viewer.today));
}

/** What is not the requirement's answers as if it were not there: its course and person are not for this viewer to learn. */
async function confirmKnown(
	rounds: Rounds,
	ledger: Ledger,
	viewer: Viewer,
	coverage: Coverage,
	several: readonly Seen[]
): Promise<SeveralOutcome> {
	const ids = several.map(({ id }) => id);
	const found = await judgedRecords(rounds.db, viewer.today, ids);
	const judgements = several.map((one) => {
		const record = found.get(one.id);
		const known = record && isOfRequirement(ledger, coverage, askedOf(record)) ? record : undefined;
		return { id: one.id, known, verdict: judge(viewer, one, known, 'confirm', 'requirement:confirm') };
	});
	return confirmEach(rounds, judgements);
}

function askedOf({ row, staffNumber, course }: Judged) {
	return { staffNumber, courseCode: course, completedOn: row.completedOn, method: row.method };
}
