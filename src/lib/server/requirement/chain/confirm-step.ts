import { can, type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { type FiscalYear, firstDayOf } from '$lib/domain/calendar';
import {
	type ChainConfirmation,
	type ChainState,
	chainSteps,
	checkStep,
	gapInWords,
	gapsOf,
	laterThan,
	type SeenCoverage,
	type StepDraft,
	type StepFault,
	type StepRefusal
} from '$lib/domain/requirement';
import { type Database } from '../../db/open';
import { addRow } from '../../db/rows';
import { chainConfirmation } from '../../db/schema';
import { type Change, write } from '../../db/write';
import { chainOfYear } from './chain';
import { actorOf } from '../../access/actor';
import { type LedgerNow } from './ledger-now';
import { seenMark } from './seen-mark';

/** `mark`: of the numbers that were shown; `accepted`: what was shown to be missing and gone on without, in words. */
export type StepCommand = StepDraft & { fiscalYear: FiscalYear; mark: string; accepted: readonly string[] };

export type StepOutcome =
	| { ok: true; id: number }
	/** `seen`: the numbers as they are now */
	| { ok: false; reason: 'changed-since'; seen: SeenCoverage[] }
	/** what is missing, in words: it goes on when just these are accepted */
	| { ok: false; reason: 'gaps'; gaps: string[] }
	/** all that is wrong with what was entered, the first as `reason` */
	| { ok: false; reason: StepFault; faults: StepFault[] }
	| { ok: false; reason: Exclude<StepRefusal, StepFault | 'changed-since' | 'gaps'> };

const already = (id: number) => ({ ok: false, reason: 'already', id }) as const;
type Attempt = StepOutcome | ReturnType<typeof already>;

/**
 * Enters a step above the sections: 分析・評価, CISOへの報告, 委員会への報告, with its day, who did it, the numbers of now and what is
 * missing. What is missing is asked first and kept, so that no step is passed over in silence. Entered once more it is the newest that
 * counts.
 */
export async function confirmStep(
	database: Database,
	ledgerNow: LedgerNow,
	viewer: Viewer,
	command: StepCommand
): Promise<StepOutcome> {
	if (!can(viewer, 'chain:confirm')) return { ok: false, reason: 'not-allowed' };
	if (!chainSteps.includes(command.step)) return { ok: false, reason: 'unknown-step' };
	const { fiscalYear } = command;
	if (viewer.today < firstDayOf(fiscalYear)) return { ok: false, reason: 'year-to-come' };
	// Computed before the line of writers is held up, so that inside it is known already.
	await chainOfYear(database.reader, await ledgerNow(), fiscalYear, viewer.today);
	const attempt = await write<Attempt>(database, actorOf(viewer), 'chain.confirmed', async (change) => {
		const { state } = await chainOfYear(change.db, await ledgerNow(), fiscalYear, viewer.today);
		const entered = enterable(state, viewer, command);
		return entered.ok ? { ok: true, id: await keep(change, fiscalYear, entered.value) } : entered;
	});
	return attempt.ok || attempt.reason !== 'already' ? attempt : { ok: true, id: attempt.id };
}

type Entered = Omit<ChainConfirmation, 'id' | 'fiscalYear' | 'recordedOn'>;
type Enterable = { ok: true; value: Entered } | (Attempt & { ok: false });

function enterable(state: ChainState, viewer: Viewer, command: StepCommand): Enterable {
	if (state.asOf === null) return { ok: false, reason: 'nothing-asked' };
	const checked = checkStep(command, command.fiscalYear, viewer.today, state.steps);
	if (!checked.ok) return { ok: false, reason: checked.faults[0]!, faults: checked.faults };
	const { value } = checked;
	if (seenMark(state.now) !== command.mark) return { ok: false, reason: 'changed-since', seen: state.now };
	const gaps = [...gapsOf(command.step, state), ...laterThan(value.confirmedOn, state)].map(gapInWords);
	const entered = { ...value, seen: state.now, gaps };
	const before = state.steps[command.step].confirmation;
	if (before && isSame(before, entered)) return already(before.id);
	return isAccepted(gaps, command.accepted) ? { ok: true, value: entered } : { ok: false, reason: 'gaps', gaps };
}

/** Just what is missing: something more would be passed over in silence, and what came in meanwhile would be told as missing. */
function isAccepted(gaps: readonly string[], accepted: readonly string[]): boolean {
	return gaps.length === accepted.length && gaps.every((gap) => accepted.includes(gap));
}

function isSame(before: ChainConfirmation, now: Entered): boolean {
	const said = ({ step, confirmedOn, confirmedBy, words, seen, gaps }: Entered) =>
		JSON.stringify([step, confirmedOn, confirmedBy, words, seenMark(seen), gaps]);
	return said(before) === said(now);
}

async function keep(change: Change, fiscalYear: FiscalYear, entered: Entered): Promise<number> {
	const id = await addRow(change, chainConfirmation, { fiscalYear, ...entered });
	const { step, confirmedBy: by, confirmedOn: on, gaps: missing } = entered;
	const said = { fiscalYear, step, by, on, gaps: missing.length, missing };
	change.describe(said satisfies AuditPayload<'chain.confirmed'>);
	return id;
}
