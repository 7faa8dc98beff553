import { eq } from 'drizzle-orm';
import { type CivilDate } from '$lib/domain/calendar';
import { countedOtherwise, type CountedField, type IndicatorHistory, type IndicatorRule } from '$lib/domain/plan';
import { type Db } from '../db/open';
import { frozenReport, indicator } from '../db/schema';

/** Whether a report of the indicator was ever 確定: then what it counts stays. */
export async function isFrozen(db: Db, code: string): Promise<boolean> {
	const found = await db
		.select({ id: frozenReport.id })
		.from(frozenReport)
		.innerJoin(indicator, eq(indicator.id, frozenReport.indicatorId))
		.where(eq(indicator.code, code))
		.limit(1);
	return found.length > 0;
}

/** Whether an indicator counts what it counts for good: it was revised, or a report of it was 確定. */
export async function countsForGood(db: Db, { code, rules }: IndicatorHistory): Promise<boolean> {
	return rules.length > 1 || (await isFrozen(db, code));
}

/** In what another rule from a day would count something else than it may; null where it may. */
export async function refusedCounting(
	db: Db,
	history: IndicatorHistory,
	{ from, rule }: { from: CivilDate | null; rule: IndicatorRule }
): Promise<CountedField | null> {
	const field = countedOtherwise(history.rules[0].rule, rule);
	// The kind is of the indicator; only a mistake in what nothing hangs on is put right.
	const isMending = field !== 'kind' && from === null;
	return field !== null && (!isMending || (await countsForGood(db, history))) ? field : null;
}
