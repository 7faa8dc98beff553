import { eq, inArray } from 'drizzle-orm';
import { can, type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { type CivilDate } from '$lib/domain/calendar';
import {
	copiedRule,
	copiedTargets,
	type CopyEntry,
	type Indicator,
	type PlanEntry,
	type PlanRefusal,
	type RuleRevision,
	withRevisions
} from '$lib/domain/plan';
import { actorOf } from '../access/actor';
import { type Database, type Db } from '../db/open';
import { addRow, addRows } from '../db/rows';
import { department, indicator, plan, ruleRevision } from '../db/schema';
import { type Change, write } from '../db/write';
import { isDepartmentOn } from '../organisation/in-force';

/** `copy` null: a plan without indicators; `from` is the code of the plan whose indicators are copied. */
export type PlanCommand = { plan: PlanEntry; copy: (CopyEntry & { from: string }) | null };

export type PlanOutcome =
	| { ok: true; indicators: number }
	| { ok: false; reason: Exclude<PlanRefusal, 'indicator-code-taken'> }
	/** `codes`: those that other indicators have */
	| { ok: false; reason: 'indicator-code-taken'; codes: string[] };

/** Draws up a plan, empty or with the indicators of another one, which stays as it is. */
export async function createPlan(database: Database, viewer: Viewer, command: PlanCommand): Promise<PlanOutcome> {
	if (!can(viewer, 'plan:edit')) return { ok: false, reason: 'not-allowed' };
	return write<PlanOutcome>(database, actorOf(viewer), 'plan.created', async (change) => {
		const { code, name } = command.plan;
		if (await planRow(change.db, code)) return { ok: false, reason: 'code-taken' };
		const copies = command.copy ? await copiesFor(change.db, command.plan, command.copy, viewer.today) : [];
		if (!Array.isArray(copies)) return copies;
		const taken = await takenCodes(
			change.db,
			copies.map((one) => one.code)
		);
		if (taken.length > 0) return { ok: false, reason: 'indicator-code-taken', codes: taken };
		await add(change, command.plan, copies);
		const copiedFrom = command.copy?.from ?? null;
		change.describe({ plan: code, name, copiedFrom, indicators: copies.length } satisfies AuditPayload<'plan.created'>);
		return { ok: true, indicators: copies.length };
	});
}

async function planRow(db: Db, code: string) {
	const [found] = await db.select().from(plan).where(eq(plan.code, code));
	return found;
}

type Copy = Omit<Indicator, 'planCode'>;

/** The copies as they are to stand, in the order of the plan they are copied from. */
async function copiesFor(
	db: Db,
	to: PlanEntry,
	{ from, codes, since, targets }: CopyEntry & { from: string },
	today: CivilDate
): Promise<Copy[] | (PlanOutcome & { ok: false })> {
	const old = await planRow(db, from);
	if (!old) return { ok: false, reason: 'unknown-plan' };
	const histories = await historiesOf(db, old.id, from);
	const known = new Set(histories.map(({ code }) => code));
	const isSame = known.size === Object.keys(codes).length && Object.keys(codes).every((code) => known.has(code));
	if (!isSame) return { ok: false, reason: 'indicators-changed' };

	const valid = await db.select({ code: department.code }).from(department).where(isDepartmentOn(today));
	const standing = new Set(valid.map(({ code }) => code));
	return histories.map(({ code, name, note, rules, targets: promised }) => ({
		...{ code: codes[code]!, name, note },
		rule: copiedRule(rules, since, to.firstFiscalYear),
		targets: targets === 'none' ? [] : copiedTargets(promised, old, to, (one) => standing.has(one))
	}));
}

/** The indicators of a plan with every rule they had. */
async function historiesOf(db: Db, planId: number, planCode: string) {
	const rows = await db.select().from(indicator).where(eq(indicator.planId, planId)).orderBy(indicator.id);
	const ids = rows.map(({ id }) => id);
	const revisions = await db.select().from(ruleRevision).where(inArray(ruleRevision.indicatorId, ids));
	return rows.map(({ id, code, name, note, rule, targets }) => {
		const own = revisions
			.filter(({ indicatorId }) => indicatorId === id)
			.map(({ from, rule: revised }): RuleRevision => ({ indicatorCode: code, from, rule: revised }));
		return withRevisions({ code, planCode, name, note, rule, targets }, own);
	});
}

async function takenCodes(db: Db, codes: string[]): Promise<string[]> {
	const rows = await db.select({ code: indicator.code }).from(indicator).where(inArray(indicator.code, codes));
	return rows.map(({ code }) => code);
}

async function add(change: Change, entry: PlanEntry, copies: readonly Copy[]): Promise<void> {
	const planId = await addRow(change, plan, entry);
	await addRows(
		change,
		indicator,
		copies.map((copy) => ({ ...copy, planId }))
	);
}
