import { eq, sql } from 'drizzle-orm';
import { type CivilDate, fiscalYearOf } from '$lib/domain/calendar';
import { canonicalJson } from '$lib/domain/frozen';
import { ruleOn, withRevisions } from '$lib/domain/indicator';
import { type Db } from '../db/open';
import { indicator, manualValue, ruleRevision } from '../db/schema';
import { standingAfter, turnsOf, type Version, versionsSince } from '../ledger/versions';
import { inOrder } from './past-outcomes';

/** Which indicator, on which day, between which entries: from the one it was frozen at to the last one known. */
export type ValueQuestion = { code: string; asOf: CivilDate; since: number; last: number };

/** The entry that gave the number entered by hand for the day's 年度 its present value or source; null where none did. */
export async function entryOfNumber(db: Db, { code, asOf, since, last }: ValueQuestion): Promise<number | null> {
	const id = await idOf(db, code);
	const year = fiscalYearOf(asOf);
	const mine = sql`SELECT id FROM manual_value WHERE indicator_id = ${id} AND fiscal_year = ${year}`;
	const versions = await versionsSince(db, manualValue, mine, since);
	const words = (entry: number) => standingAfter(versions, entry).map(({ value, source }) => `${value} ${source}`)[0];
	return lastTurn(versions, words, since, last);
}

/** The entry at which another rule came to count on the day; null where none did. */
export async function entryOfRule(db: Db, { code, asOf, since, last }: ValueQuestion): Promise<number | null> {
	const id = await idOf(db, code);
	const first = await versionsSince(db, indicator, sql`SELECT ${id}`, since);
	const revisions = await versionsSince(
		db,
		ruleRevision,
		sql`SELECT id FROM rule_revision WHERE indicator_id = ${id}
			UNION SELECT row_id FROM superseded INDEXED BY superseded_row
				WHERE "table" = 'rule_revision' AND entry > ${since} AND row ->> '$.indicatorId' = ${id}`,
		since
	);
	const words = (entry: number) => {
		const [row] = standingAfter(first, entry);
		if (!row) return undefined;
		const standing = standingAfter(revisions, entry).filter(({ indicatorId }) => indicatorId === row.id);
		const { rules } = withRevisions(
			{ ...row, planCode: '' },
			standing.map((revision) => ({ ...revision, indicatorCode: code }))
		);
		return canonicalJson(ruleOn(rules, asOf).rule);
	};
	return lastTurn([...first, ...revisions], words, since, last);
}

async function idOf(db: Db, code: string): Promise<number> {
	const [row] = await db.select({ id: indicator.id }).from(indicator).where(eq(indicator.code, code));
	return row?.id ?? 0;
}

/** The last entry after which it reads otherwise than before; null where it always read the same. */
function lastTurn(
	versions: readonly Version<unknown>[],
	words: (entry: number) => string | undefined,
	since: number,
	last: number
): number | null {
	const turns = inOrder([since, ...turnsOf(versions, since, last)]);
	return turns.findLast((entry, place) => place > 0 && words(entry) !== words(turns[place - 1]!)) ?? null;
}
