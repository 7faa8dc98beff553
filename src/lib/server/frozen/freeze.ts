import { can, type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { type CivilDate, firstDayOf } from '$lib/domain/calendar';
import { essence, type FreezeRefusal, type Freezing, type FrozenContent, yearsBeforePlan } from '$lib/domain/frozen';
import { isManual, type IndicatorHistory, type Plan } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { actorOf } from '../access/actor';
import { type Database, type Db } from '../db/open';
import { write } from '../db/write';
import { reportSteps } from '../indicator/figures';
import { indicatorWithPlan } from '../indicator/queries';
import { takeTurns } from '../indicator/turns';
import { frozenContent, unconfirmedOf } from './content';
import { lay, prepared, toldOf } from './lay';
import { openReport, peopleOf } from './open';
import { frozenBy, latestEditions } from './queries';
import { digestOf } from './seal';
import { figureSeen } from './seen';

export type FreezeCommand = Freezing & { code: string };
export type FreezeOutcome = { ok: true; edition: number; digest: string } | ({ ok: false } & FreezeRefusal);

/**
 * Freezes the report of an indicator for a day, as the ledger stands: its first edition, or another one with the reason why. Whoever
 * asks is first told of another figure than the one they saw, of records that wait, and of an edition that somebody else froze
 * meanwhile.
 */
export async function freezeReport(
	database: Database,
	ledger: Ledger,
	viewer: Viewer,
	command: FreezeCommand
): Promise<FreezeOutcome> {
	if (!can(viewer, 'figure:freeze')) return { ok: false, reason: 'not-allowed' };
	const found = indicatorWithPlan(ledger, command.code);
	if (!found) return { ok: false, reason: 'unknown-indicator' };
	const refusal =
		(await refusalOf(ledger, found, command, viewer.today)) ??
		(await conflictOf(database.reader, command)) ??
		(command.accepted === null ? null : waitingOf(ledger, found, command));
	if (refusal) return { ok: false, ...refusal };

	const { asOf, seen } = command;
	const reason = seen === 0 ? null : command.reason;
	const asked = { ...found, asOf, today: viewer.today, edition: seen + 1, reason };
	const content = await frozenContent(ledger, asked);
	if (figureSeen(content.overall) !== command.figure) return { ok: false, reason: 'changed' };
	const waiting = waitingOf(ledger, found, command);
	if (waiting) return { ok: false, ...waiting };
	if (await isUnchanged(database.reader, content)) return { ok: false, reason: 'unchanged' };
	return laid(database, viewer, content);
}

type Found = { indicator: IndicatorHistory; plan: Plan };
type Refusal = FreezeRefusal | null;

/** What stands against it whoever else is at work: the day, or a number that was not entered. */
async function refusalOf(ledger: Ledger, found: Found, { asOf }: FreezeCommand, today: CivilDate): Promise<Refusal> {
	if (asOf > today) return { reason: 'future-day' };
	if (asOf < firstFrozenDay(found.plan)) return { reason: 'too-early' };
	const { overall } = await takeTurns(reportSteps(ledger, found.indicator, asOf, today));
	return isManual(overall) && overall.value === null ? { reason: 'nothing-entered' } : null;
}

/** Records that wait, unless somebody agreed to leave out just as many. */
function waitingOf(ledger: Ledger, found: Found, { asOf, accepted }: FreezeCommand): Refusal {
	const count = unconfirmedOf(ledger, { ...found, asOf });
	return count === (accepted ?? 0) ? null : { reason: 'unconfirmed', count, before: accepted };
}

/** The first day of a plan that can be frozen: what was there before it began may be its starting point. */
export function firstFrozenDay({ firstFiscalYear }: Plan): CivilDate {
	return firstDayOf(Math.max(1, firstFiscalYear - yearsBeforePlan));
}

async function conflictOf(db: Db, { code, asOf, seen, reason }: FreezeCommand): Promise<Refusal> {
	const edition = (await latestEditions(db, asOf)).get(code) ?? 0;
	if (edition !== seen) return { reason: 'frozen-since', edition, by: await frozenBy(db, { code, asOf, edition }) };
	return edition > 0 && reason === null ? { reason: 'reason-missing' } : null;
}

/** Whether the edition before says the same. One that was tampered with says nothing. */
async function isUnchanged(db: Db, content: FrozenContent): Promise<boolean> {
	if (content.edition === 1) return false;
	const { indicator, asOf, edition } = content;
	const before = await openReport(db, { code: indicator.code, asOf, edition: edition - 1 });
	if (!before.ok) return false;
	const known = { ...before.report.head, people: await peopleOf(before.report) };
	return (await digestOf(essence(known))) === (await digestOf(essence(content)));
}

async function laid(database: Database, viewer: Viewer, content: FrozenContent): Promise<FreezeOutcome> {
	const report = await prepared(content);
	const { asOf, edition, reason, digest } = report;
	return write<FreezeOutcome>(database, actorOf(viewer), 'report.frozen', async (change) => {
		const outcome = await lay(change, [report]);
		if (!outcome.ok) return outcome;
		change.describe({ reports: toldOf([report]), asOf, plan: null, reason } satisfies AuditPayload<'report.frozen'>);
		return { ok: true, edition, digest };
	});
}
