import { and, asc, eq, gt } from 'drizzle-orm';
import { type CivilDate } from '$lib/domain/calendar';
import { type IndicatorRule, sameRule } from '$lib/domain/plan';
import { type Db } from '../db/open';
import { indicator, ruleRevision } from '../db/schema';
import { indicatorAt } from './indicator-at';

/** A rule that somebody laid down; `entry` says who and when. */
export type RevisedSince = { from: CivilDate | null; rule: IndicatorRule; entry: number };

/** The rules of an indicator that came after an entry, the one from the beginning first. */
export async function revisedSince(
	db: Db,
	row: Pick<typeof indicator.$inferSelect, 'id' | 'rule' | 'entry'>,
	seen: number
): Promise<RevisedSince[]> {
	const revisions = await db
		.select({ from: ruleRevision.from, rule: ruleRevision.rule, entry: ruleRevision.entry })
		.from(ruleRevision)
		.where(and(eq(ruleRevision.indicatorId, row.id), gt(ruleRevision.entry, seen)))
		.orderBy(asc(ruleRevision.from));
	const before = row.entry > seen ? await indicatorAt(db, row.id, seen) : null;
	const isOther = before !== null && !sameRule(before.rule, row.rule);
	return [...(isOther ? [{ from: null, rule: row.rule, entry: row.entry }] : []), ...revisions];
}
