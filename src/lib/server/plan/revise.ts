import { asc, eq } from 'drizzle-orm';
import { can, type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { type CivilDate } from '$lib/domain/calendar';
import {
	type IndicatorHistory,
	type IndicatorRule,
	oddSince,
	refusedStart,
	ruleOn,
	type RuleRefusal,
	sameRule,
	withinPlan
} from '$lib/domain/plan';
import { actorOf } from '../access/actor';
import { type Database, type Db } from '../db/open';
import { addRow, changeRow } from '../db/rows';
import { indicator, plan, ruleRevision } from '../db/schema';
import { type Change, write } from '../db/write';
import { refusedCounting } from './counted';
import { allKnown } from './known-codes';
import { type RevisedSince, revisedSince } from './revised-since';

/**
 * Another rule of an indicator, from a day on; null puts the one from the beginning right. `seen`: the last entry of the log that
 * whoever revises had before their eyes.
 */
export type RevisionCommand = { indicatorCode: string; from: CivilDate | null; rule: IndicatorRule; seen: number };

export type RevisionOutcome =
	| { ok: true }
	| { ok: false; reason: Exclude<RuleRefusal, 'changed-since'> }
	/** `entry` is the last one the second has now been told of */
	| { ok: false; reason: 'changed-since'; others: RevisedSince[]; entry: number };

/**
 * Revises the rule of an indicator. What is frozen stays as it was reported. Of two people at once the second is answered with what the
 * first made of it, and replaces that only knowingly.
 */
export async function reviseRule(
	database: Database,
	viewer: Viewer,
	command: RevisionCommand
): Promise<RevisionOutcome> {
	if (!can(viewer, 'plan:edit')) return { ok: false, reason: 'not-allowed' };
	return write<RevisionOutcome>(database, actorOf(viewer), 'rule.revised', async (change) => {
		const asked = await askedIndicator(change.db, command.indicatorCode);
		if (!asked) return { ok: false, reason: 'unknown-indicator' };
		const reason = await refusal(change.db, asked, command);
		if (reason) return { ok: false, reason };
		const others = await revisedSince(change.db, asked.row, command.seen);
		// This change is the entry being made; what came before it is what the second is told of.
		if (others.length > 0) return { ok: false, reason: 'changed-since', others, entry: change.entry - 1 };
		if (sameRule(ruleReplaced(asked, command.from), command.rule)) return { ok: false, reason: 'unchanged' };
		await lay(change, asked, command);
		return { ok: true };
	});
}

type Row = typeof indicator.$inferSelect;
type Revision = typeof ruleRevision.$inferSelect;
type Asked = { row: Row; plan: typeof plan.$inferSelect; revisions: Revision[] };

async function askedIndicator(db: Db, code: string): Promise<Asked | null> {
	const [found] = await db
		.select()
		.from(indicator)
		.innerJoin(plan, eq(plan.id, indicator.planId))
		.where(eq(indicator.code, code));
	if (!found) return null;
	const revisions = await db
		.select()
		.from(ruleRevision)
		.where(eq(ruleRevision.indicatorId, found.indicator.id))
		.orderBy(asc(ruleRevision.from));
	return { row: found.indicator, plan: found.plan, revisions };
}

async function refusal(
	db: Db,
	{ row, plan, revisions }: Asked,
	{ from, rule }: RevisionCommand
): Promise<Exclude<RuleRefusal, 'changed-since'> | null> {
	const field = await refusedCounting(
		db,
		{ ...row, planCode: plan.code, rules: rulesOf(row, revisions) },
		{ from, rule }
	);
	if (field) return `other-${field}`;
	if (!(await allKnown(db, rule))) return 'unknown-code';
	if (oddSince(rule, withinPlan(row.targets, plan))) return 'since-after-first-target';
	return refusedStart(from, plan);
}

/** The rule that counts on the day the new one begins, which is the one it takes the place of. */
function ruleReplaced({ row, revisions }: Asked, from: CivilDate | null): IndicatorRule {
	const rules = rulesOf(row, revisions);
	return from === null ? row.rule : ruleOn(rules, from).rule;
}

function rulesOf({ rule }: Row, revisions: readonly Revision[]): IndicatorHistory['rules'] {
	return [{ from: null, rule }, ...revisions];
}

async function lay(change: Change, { row, revisions }: Asked, { from, rule }: RevisionCommand): Promise<void> {
	const known = revisions.find((one) => one.from === from);
	if (from === null) await changeRow(change, indicator, row, { rule });
	else if (known) await changeRow(change, ruleRevision, known, { rule });
	else await addRow(change, ruleRevision, { indicatorId: row.id, from, rule });
	change.describe({ indicator: row.code, name: row.name, from } satisfies AuditPayload<'rule.revised'>);
}
