import { and, eq } from 'drizzle-orm';
import { can, type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { fiscalYearOf } from '$lib/domain/calendar';
import { type ManualEntry, type ManualRefusal } from '$lib/domain/plan';
import { actorOf } from '../access/actor';
import { type Actor } from '../audit/actor';
import { type Database, type Db } from '../db/open';
import { addRow, changeRow } from '../db/rows';
import { indicator, manualValue, plan } from '../db/schema';
import { type Change, write } from '../db/write';

/** `seen`: the last entry of the log that whoever enters it had before their eyes; what came after it is shown first. */
export type ManualCommand = ManualEntry & { indicatorCode: string; seen: number };

export type ManualOutcome =
	| { ok: true }
	| { ok: false; reason: Exclude<ManualRefusal, 'changed-since'> }
	| { ok: false; reason: 'changed-since'; now: { value: number; source: string; entry: number } };

/**
 * Enters the number of a fiscal year for an indicator of the kind `manual`, or corrects it. Of two people at once the second is
 * answered with what the first entered.
 */
export async function enterManualValue(
	database: Database,
	viewer: Viewer,
	command: ManualCommand
): Promise<ManualOutcome> {
	if (!can(viewer, 'figure:enter')) return { ok: false, reason: 'not-allowed' };
	return layManualValue(database, actorOf(viewer), command, fiscalYearOf(viewer.today));
}

/** The same without somebody signed in: for the demonstration town. `thisYear` is the fiscal year of today. */
export async function layManualValue(
	database: Database,
	actor: Actor,
	command: ManualCommand,
	thisYear: number
): Promise<ManualOutcome> {
	return write<ManualOutcome>(database, actor, 'figure.entered', async (change) => {
		const asked = await manualIndicator(change.db, command.indicatorCode);
		if (!asked) return { ok: false, reason: 'unknown-indicator' };
		const { fiscalYear } = command;
		if (fiscalYear < asked.firstFiscalYear || fiscalYear > asked.lastFiscalYear)
			return { ok: false, reason: 'year-outside-plan' };
		if (fiscalYear > thisYear) return { ok: false, reason: 'year-not-begun' };
		return lay(change, asked, command);
	});
}

type Asked = { id: number; code: string; name: string };

async function manualIndicator(db: Db, code: string) {
	const [found] = await db
		.select()
		.from(indicator)
		.innerJoin(plan, eq(plan.id, indicator.planId))
		.where(eq(indicator.code, code));
	if (found?.indicator.rule.kind !== 'manual') return null;
	const { firstFiscalYear, lastFiscalYear } = found.plan;
	return { id: found.indicator.id, code, name: found.indicator.name, firstFiscalYear, lastFiscalYear };
}

async function lay(change: Change, { id, code, name }: Asked, command: ManualCommand): Promise<ManualOutcome> {
	const { fiscalYear, value, source, seen } = command;
	const [before] = await change.db
		.select()
		.from(manualValue)
		.where(and(eq(manualValue.indicatorId, id), eq(manualValue.fiscalYear, fiscalYear)));
	if (before && before.value === value && before.source === source) return { ok: false, reason: 'unchanged' };
	if (before && before.entry > seen)
		return {
			ok: false,
			reason: 'changed-since',
			now: { value: before.value, source: before.source, entry: before.entry }
		};
	if (before) await changeRow(change, manualValue, before, { value, source });
	else await addRow(change, manualValue, { indicatorId: id, fiscalYear, value, source });
	const told = { indicator: code, name, fiscalYear, value, before: before?.value ?? null, source };
	change.describe(told satisfies AuditPayload<'figure.entered'>);
	return { ok: true };
}
