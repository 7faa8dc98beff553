import { eq, inArray } from 'drizzle-orm';
import { can, type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { fiscalYearOf } from '$lib/domain/calendar';
import { type CorrectionRefusal, type PlanCorrection, type YearInUse, yearsLost } from '$lib/domain/plan';
import { actorOf } from '../access/actor';
import { type Database, type Db } from '../db/open';
import { changeRow } from '../db/rows';
import { frozenReport, indicator, manualValue, plan } from '../db/schema';
import { write } from '../db/write';

/** `seen`: the last entry of the log that whoever puts the plan right had before their eyes. */
export type CorrectionCommand = PlanCorrection & { planCode: string; seen: number };

export type CorrectionOutcome =
	| { ok: true }
	| { ok: false; reason: Exclude<CorrectionRefusal, 'years-in-use' | 'changed-since'> }
	| { ok: false; reason: 'years-in-use'; lost: YearInUse[] }
	/** `stands`: what somebody else made of it, by this entry */
	| { ok: false; reason: 'changed-since'; stands: PlanCorrection; entry: number };

/** Puts right how a plan is called, where it was taken from and over which years it runs. A year in which something stands stays in it. */
export async function correctPlan(
	database: Database,
	viewer: Viewer,
	{ planCode, seen, ...correction }: CorrectionCommand
): Promise<CorrectionOutcome> {
	if (!can(viewer, 'plan:edit')) return { ok: false, reason: 'not-allowed' };
	return write<CorrectionOutcome>(database, actorOf(viewer), 'plan.changed', async (change) => {
		const [row] = await change.db.select().from(plan).where(eq(plan.code, planCode));
		if (!row) return { ok: false, reason: 'unknown-plan' };
		const { name, source, firstFiscalYear, lastFiscalYear } = row;
		const stands = { name, source, firstFiscalYear, lastFiscalYear };
		if (row.entry > seen) return { ok: false, reason: 'changed-since', stands, entry: row.entry };
		const was = partsChanged(stands, correction);
		if (Object.keys(was).length === 0) return { ok: false, reason: 'unchanged' };
		const lost = yearsLost(await yearsInUse(change.db, row.id), row, correction);
		if (lost.length > 0) return { ok: false, reason: 'years-in-use', lost };
		await changeRow(change, plan, row, correction);
		change.describe({ plan: planCode, name: correction.name, was } satisfies AuditPayload<'plan.changed'>);
		return { ok: true };
	});
}

/** What is otherwise now, as it stood. */
function partsChanged(stands: PlanCorrection, correction: PlanCorrection): Partial<PlanCorrection> {
	const keys = (Object.keys(stands) as (keyof PlanCorrection)[]).filter((key) => stands[key] !== correction[key]);
	return Object.fromEntries(keys.map((key) => [key, stands[key]]));
}

async function yearsInUse(db: Db, planId: number): Promise<YearInUse[]> {
	const indicators = await db.select().from(indicator).where(eq(indicator.planId, planId));
	const names = new Map(indicators.map(({ id, name }) => [id, name]));
	const ids = [...names.keys()];
	const reports = await db
		.selectDistinct({ id: frozenReport.indicatorId, asOf: frozenReport.asOf })
		.from(frozenReport)
		.where(inArray(frozenReport.indicatorId, ids));
	const values = await db
		.select({ id: manualValue.indicatorId, fiscalYear: manualValue.fiscalYear })
		.from(manualValue)
		.where(inArray(manualValue.indicatorId, ids));
	return [
		...indicators.flatMap(({ name, targets }) =>
			targets.map(({ fiscalYear }): YearInUse => ({ fiscalYear, what: '目標', indicator: name }))
		),
		...reports.map(({ id, asOf }): YearInUse => {
			return { fiscalYear: fiscalYearOf(asOf), what: '確定した報告', indicator: names.get(id)! };
		}),
		...values.map(({ id, fiscalYear }): YearInUse => ({ fiscalYear, what: '数値', indicator: names.get(id)! }))
	];
}
