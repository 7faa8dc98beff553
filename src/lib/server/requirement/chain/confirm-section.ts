import { can, type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { type FiscalYear, firstDayOf } from '$lib/domain/calendar';
import { type SectionRefusal, type SectionState, type SeenCoverage } from '$lib/domain/requirement';
import { type Database, type Db } from '../../db/open';
import { addRow } from '../../db/rows';
import { sectionConfirmation } from '../../db/schema';
import { type Change, write } from '../../db/write';
import { chainOfYear, type ChainOfYear } from './chain';
import { actorOf } from '../../access/actor';
import { isConfirmer } from './confirmers';
import { type LedgerNow } from './ledger-now';
import { seenMark } from './seen-mark';

/** `mark`: of the numbers that were shown (`seenMark`). */
export type SectionCommand = { fiscalYear: FiscalYear; departmentCode: string; mark: string };

export type SectionOutcome =
	| { ok: true; id: number }
	/** `seen`: the numbers as they are now */
	| { ok: false; reason: 'changed-since'; seen: SeenCoverage[] }
	| { ok: false; reason: Exclude<SectionRefusal, 'changed-since'> };

const already = (id: number) => ({ ok: false, reason: 'already', id }) as const;
type Attempt = SectionOutcome | ReturnType<typeof already>;

/**
 * 「実施状況を確認した」: a head of the section says that they have looked at its numbers, which are kept as they saw them. Sent a second
 * time, because the answer was lost, it is there already.
 */
export async function confirmSection(
	database: Database,
	ledgerNow: LedgerNow,
	viewer: Viewer,
	command: SectionCommand
): Promise<SectionOutcome> {
	if (viewer.staffId === null) return { ok: false, reason: 'not-allowed' };
	if (viewer.today < firstDayOf(command.fiscalYear)) return { ok: false, reason: 'year-to-come' };
	// Computed before the line of writers is held up, so that inside it is known already.
	const [ledger, { fiscalYear, departmentCode }] = [await ledgerNow(), command];
	const { state } = await chainOfYear(database.reader, ledger, fiscalYear, viewer.today);
	// Whoever headed a section that is no more still confirms it, though they may head nothing today.
	if (!can(viewer, 'section:confirm') && !isConfirmer(ledger, state.asOf, viewer)(departmentCode))
		return { ok: false, reason: 'not-allowed' };
	const attempt = await write<Attempt>(database, actorOf(viewer), 'section.confirmed', async (change) => {
		const found = await confirmable(change.db, ledgerNow, viewer, command);
		return found.ok ? { ok: true, id: await keep(change, viewer, command.fiscalYear, found.section) } : found;
	});
	return attempt.ok || attempt.reason !== 'already' ? attempt : { ok: true, id: attempt.id };
}

type Confirmable = { ok: true; section: SectionState } | (Attempt & { ok: false });

async function confirmable(
	db: Db,
	ledgerNow: LedgerNow,
	viewer: Viewer,
	{ fiscalYear, departmentCode, mark }: SectionCommand
): Promise<Confirmable> {
	const ledger = await ledgerNow();
	const chain = await chainOfYear(db, ledger, fiscalYear, viewer.today);
	if (chain.state.asOf === null) return { ok: false, reason: 'nothing-asked' };
	const section = chain.state.sections.find(({ code, standing }) => code === departmentCode && standing !== 'ended');
	// Whoever is not its head learns nothing of it.
	if (!isConfirmer(ledger, chain.state.asOf, viewer)(departmentCode)) return { ok: false, reason: 'not-head' };
	if (!section) return { ok: false, reason: 'unknown-section' };
	if (seenMark(section.now) !== mark) return { ok: false, reason: 'changed-since', seen: section.now };
	const id = confirmedAlready(chain, section, viewer);
	return id === null ? { ok: true, section } : already(id);
}

/** Whether this person has confirmed just these numbers today. */
function confirmedAlready({ confirmations }: ChainOfYear, section: SectionState, viewer: Viewer): number | null {
	const { confirmation, standing } = section;
	const row = confirmations.sections.find(({ id }) => id === confirmation?.id);
	const isTheirs = row?.staffId === viewer.staffId && row.confirmedOn === viewer.today;
	return standing === 'confirmed' && row && isTheirs ? row.id : null;
}

async function keep(change: Change, viewer: Viewer, fiscalYear: FiscalYear, section: SectionState): Promise<number> {
	const { code, name, now: seen } = section;
	const id = await addRow(change, sectionConfirmation, {
		...{ fiscalYear, departmentCode: code, departmentName: name, seen },
		...{ confirmedOn: viewer.today, staffId: viewer.staffId!, confirmedBy: viewer.name }
	});
	const sum = (of: (one: SeenCoverage) => number) => seen.reduce((all, one) => all + of(one), 0);
	const counts = { numerator: sum((one) => one.numerator), denominator: sum((one) => one.denominator) };
	change.describe({ fiscalYear, department: code, name, ...counts } satisfies AuditPayload<'section.confirmed'>);
	return id;
}
