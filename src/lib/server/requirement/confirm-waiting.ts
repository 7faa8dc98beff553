import { can, type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { type ReviewRefusal } from '$lib/domain/confirmation';
import { type Ledger } from '$lib/domain/ledger';
import { type Coverage, type RequirementRefusal } from '$lib/domain/requirement';
import { judge, type Judged, judgedRecords, told } from '../confirmation/judge';
import { type Seen } from '../confirmation/seen';
import { type RefusedOne, severalAtOnce } from '../confirmation/several';
import { type Database } from '../db/open';
import { changeEach } from '../db/rows';
import { completion } from '../db/schema';
import { type Rounds, writeRounds } from '../db/write-rounds';
import { takeTurns } from '../indicator/turns';
import { keptCoverageSteps } from './coverages';
import { actorOf } from './draw-up';
import { type LedgerNow } from './ledger-now';
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
	const several = [...new Map(seen.map((one) => [one.id, one])).values()].slice(0, severalAtOnce);
	return writeRounds<WaitingOutcome>(database, actorOf(viewer), async (rounds) => {
		const requirement = await requirementOf(rounds.db, requirementId);
		if (!requirement) return { ok: false, reason: 'unknown-requirement' };
		if (requirement.state !== 'published') return { ok: false, reason: 'not-published' };
		const ledger = await ledgerNow();
		const exemptions = await exemptionsFrom(rounds.db, requirementId);
		const coverage = await takeTurns(keptCoverageSteps(ledger, requirement, exemptions, viewer.today));
		return { ok: true, ...(await confirmEach(rounds, ledger, viewer, coverage, several)) };
	});
}

type Sorted = { good: Judged[]; refused: RefusedOne[] };

async function confirmEach(
	rounds: Rounds,
	ledger: Ledger,
	viewer: Viewer,
	coverage: Coverage,
	several: readonly Seen[]
): Promise<{ confirmed: number[]; refused: RefusedOne[] }> {
	const ids = several.map(({ id }) => id);
	const found = await judgedRecords(rounds.db, viewer.today, ids);
	const { good, refused } = sorted(ledger, viewer, coverage, several, found);
	const begun = good.map((judged) => ({ judged, change: rounds.begin('completion.confirmed') }));
	const values = { state: 'confirmed', returnReason: null, heldReason: null } as const;
	await changeEach(
		completion,
		begun.map(({ judged, change }) => ({ change, id: judged.row.id, values }))
	);
	for (const { judged, change } of begun) change.describe(told(judged) satisfies AuditPayload<'completion.confirmed'>);
	return { confirmed: good.map(({ row }) => row.id), refused };
}

/** What is not the requirement's answers as if it were not there: its course and person are not for this viewer to learn. */
function sorted(
	ledger: Ledger,
	viewer: Viewer,
	coverage: Coverage,
	several: readonly Seen[],
	found: ReadonlyMap<number, Judged>
): Sorted {
	const [good, refused]: [Judged[], RefusedOne[]] = [[], []];
	for (const one of several) {
		const known = found.get(one.id);
		const judged = known && isOfRequirement(ledger, coverage, askedOf(known)) ? known : undefined;
		const verdict = judge(viewer, one, judged, 'confirm', 'requirement:confirm');
		if (verdict.ok) good.push(verdict.judged);
		else refused.push(refusedOne(one.id, judged, verdict.reason));
	}
	return { good, refused };
}

function askedOf({ row, staffNumber, course }: Judged) {
	return { staffNumber, courseCode: course, completedOn: row.completedOn, method: row.method };
}

function refusedOne(id: number, judged: Judged | undefined, reason: ReviewRefusal): RefusedOne {
	return { id, name: judged?.name ?? null, course: judged?.courseName ?? null, reason };
}
