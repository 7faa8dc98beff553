import { can, type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { firstDayOf } from '$lib/domain/calendar';
import {
	type CisoReport,
	type CisoReportContent,
	cisoReportFormat,
	type HandIn,
	type HandInRefusal,
	longestHandInReason
} from '$lib/domain/ciso-report';
import { actorOf } from '../access/actor';
import { type Database } from '../db/open';
import { addRow } from '../db/rows';
import { cisoReport } from '../db/schema';
import { type Change, write } from '../db/write';
import { seal } from '../frozen/seal';
import { type LedgerNow } from '../requirement/chain/ledger-now';
import { draftReport, markOf } from './draft';
import { latestEdition } from './editions';
import { openCisoReport } from './open';

export type HandInOutcome = { ok: true; edition: number } | ({ ok: false } & HandInRefusal);

const already = (edition: number) => ({ ok: false, reason: 'already', edition }) as const;
type Attempt = HandInOutcome | ReturnType<typeof already>;

/**
 * Hands in the report of a fiscal year as everything stands: its first edition, or another one with the reason why. It is worked out once
 * more inside the transaction, where nobody else can commit, and refused where it says something else than what was shown.
 */
export async function handIn(
	database: Database,
	ledgerNow: LedgerNow,
	viewer: Viewer,
	command: HandIn
): Promise<HandInOutcome> {
	const { fiscalYear, reason } = command;
	if (!can(viewer, 'chain:confirm')) return { ok: false, reason: 'not-allowed' };
	if (viewer.today < firstDayOf(fiscalYear)) return { ok: false, reason: 'year-to-come' };
	if ([...(reason ?? '')].length > longestHandInReason) return { ok: false, reason: 'reason-too-long' };
	// Computed before the line of writers is held up, so that inside it most is known already.
	await draftReport(database.reader, await ledgerNow(), fiscalYear, viewer.today);
	const attempt = await write<Attempt>(database, actorOf(viewer), 'ciso-report.handed-in', async (change) => {
		const ledger = await ledgerNow();
		const report = await draftReport(change.db, ledger, fiscalYear, viewer.today);
		const refused = await refusalOf(change, report, command);
		return refused ?? keep(change, report, { edition: command.seen + 1, reason, lastEntry: ledger.entry });
	});
	return attempt.ok || attempt.reason !== 'already' ? attempt : { ok: true, edition: attempt.edition };
}

async function refusalOf(
	{ db }: Change,
	report: CisoReport,
	command: HandIn
): Promise<(Attempt & { ok: false }) | null> {
	const { fiscalYear, seen, reason, mark } = command;
	if (report.requirements.length === 0) return { ok: false, reason: 'nothing-asked' };
	const [edition, markNow] = [await latestEdition(db, fiscalYear), await markOf(report)];
	const opened = edition === 0 ? null : await openCisoReport(db, { fiscalYear, edition });
	// One that was tampered with says nothing.
	const last = opened?.ok ? opened.report.content : null;
	const isSame = last !== null && (await markOf(last)) === markNow;
	// Whoever sends the same once more is told that it is done.
	if (isSame && edition === seen + 1 && mark === markNow && last.reason === (seen === 0 ? null : reason))
		return already(edition);
	if (edition !== seen) return { ok: false, reason: 'handed-in-since', edition };
	if (mark !== markNow) return { ok: false, reason: 'changed' };
	if (isSame) return { ok: false, reason: 'unchanged' };
	return edition > 0 && reason === null ? { ok: false, reason: 'reason-missing' } : null;
}

type Beside = Pick<CisoReportContent, 'edition' | 'reason' | 'lastEntry'>;

async function keep(change: Change, report: CisoReport, { edition, reason: why, lastEntry }: Beside): Promise<Attempt> {
	const reason = edition === 1 ? null : why;
	const { fiscalYear, asOf } = report;
	const sealed = await seal({ format: cisoReportFormat, ...report, edition, reason, lastEntry });
	await addRow(change, cisoReport, { fiscalYear, asOf, edition, reason, ledgerEntry: lastEntry, ...sealed });
	const { digest } = sealed;
	change.describe({ fiscalYear, edition, digest, reason } satisfies AuditPayload<'ciso-report.handed-in'>);
	return { ok: true, edition };
}
