import { eq } from 'drizzle-orm';
import { can, type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { type IndicatorEntry, type IndicatorRefusal, type IndicatorRule } from '$lib/domain/plan';
import { actorOf } from '../access/actor';
import { type Database } from '../db/open';
import { addRow } from '../db/rows';
import { indicator, plan } from '../db/schema';
import { write } from '../db/write';
import { allKnown } from './known-codes';

export type IndicatorCommand = IndicatorEntry & { planCode: string; rule: IndicatorRule };
export type IndicatorOutcome = { ok: true } | { ok: false; reason: IndicatorRefusal };

/** Adds an indicator with its rule to a plan. It has no targets yet. */
export async function createIndicator(
	database: Database,
	viewer: Viewer,
	{ planCode, rule, ...entry }: IndicatorCommand
): Promise<IndicatorOutcome> {
	if (!can(viewer, 'plan:edit')) return { ok: false, reason: 'not-allowed' };
	return write<IndicatorOutcome>(database, actorOf(viewer), 'indicator.created', async (change) => {
		const { db } = change;
		const [into] = await db.select({ id: plan.id, name: plan.name }).from(plan).where(eq(plan.code, planCode));
		if (!into) return { ok: false, reason: 'unknown-plan' };
		const taken = await db.select({ id: indicator.id }).from(indicator).where(eq(indicator.code, entry.code));
		if (taken.length > 0) return { ok: false, reason: 'code-taken' };
		if (!(await allKnown(db, rule))) return { ok: false, reason: 'unknown-code' };
		await addRow(change, indicator, { ...entry, planId: into.id, rule, targets: [] });
		const told = { indicator: entry.code, name: entry.name, plan: planCode };
		change.describe(told satisfies AuditPayload<'indicator.created'>);
		return { ok: true };
	});
}
