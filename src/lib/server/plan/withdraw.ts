import { and, eq } from 'drizzle-orm';
import { can, type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { type CivilDate } from '$lib/domain/calendar';
import { type WithdrawRefusal } from '$lib/domain/plan';
import { actorOf } from '../access/actor';
import { type Database } from '../db/open';
import { removeRow } from '../db/rows';
import { indicator, ruleRevision } from '../db/schema';
import { write } from '../db/write';

/** The revision of an indicator that begins on this day. `seen`: the last entry that whoever withdraws it had before their eyes. */
export type WithdrawCommand = { indicatorCode: string; from: CivilDate; seen: number };
export type WithdrawOutcome = { ok: true } | { ok: false; reason: WithdrawRefusal };

/** Takes a planned revision back before its first day; from then on figures were counted by it, and it stays. */
export async function withdrawRevision(
	database: Database,
	viewer: Viewer,
	{ indicatorCode, from, seen }: WithdrawCommand
): Promise<WithdrawOutcome> {
	if (!can(viewer, 'plan:edit')) return { ok: false, reason: 'not-allowed' };
	return write<WithdrawOutcome>(database, actorOf(viewer), 'rule.revision-withdrawn', async (change) => {
		const [found] = await change.db
			.select()
			.from(ruleRevision)
			.innerJoin(indicator, eq(indicator.id, ruleRevision.indicatorId))
			.where(and(eq(indicator.code, indicatorCode), eq(ruleRevision.from, from)));
		if (!found) return { ok: false, reason: 'unknown-revision' };
		if (from <= viewer.today) return { ok: false, reason: 'has-begun' };
		if (found.rule_revision.entry > seen) return { ok: false, reason: 'changed-since' };
		await removeRow(change, ruleRevision, found.rule_revision);
		const { code, name } = found.indicator;
		change.describe({ indicator: code, name, from } satisfies AuditPayload<'rule.revision-withdrawn'>);
		return { ok: true };
	});
}
