import { and, asc, eq, gt } from 'drizzle-orm';
import { type CivilDate } from '$lib/domain/calendar';
import { type IndicatorRule, sameRule } from '$lib/domain/plan';
import { type Db } from '../db/open';
import { indicator, ruleRevision, superseded } from '../db/schema';

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
	const before = row.entry > seen ? await firstRuleAt(db, row.id, seen) : null;
	const isOther = before !== null && !sameRule(before, row.rule);
	return [...(isOther ? [{ from: null, rule: row.rule, entry: row.entry }] : []), ...revisions];
}

/** The rule from the beginning as the row had it then: a row is written anew for its targets, too. Null where it was not there yet. */
async function firstRuleAt(db: Db, id: number, seen: number): Promise<IndicatorRule | null> {
	const [version] = await db
		.select({ row: superseded.row })
		.from(superseded)
		.where(and(eq(superseded.table, 'indicator'), eq(superseded.rowId, id), gt(superseded.entry, seen)))
		.orderBy(asc(superseded.entry))
		.limit(1);
	return version ? (JSON.parse(version.row) as { rule: IndicatorRule }).rule : null;
}
