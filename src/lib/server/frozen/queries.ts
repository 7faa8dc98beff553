import { and, asc, desc, eq, max } from 'drizzle-orm';
import { type CivilDate, type FiscalYear, fiscalYearOf, lastDayOf } from '$lib/domain/calendar';
import { sealedKey, type SealedFigure, type SealedFigures } from '$lib/domain/frozen';
import { type AnyReport } from '$lib/domain/indicator';
import { namedBy } from '../audit/named-by';
import { type Db } from '../db/open';
import { entry, frozenReport, indicator, plan } from '../db/schema';

/** Which report. */
export type FrozenKey = { code: string; asOf: CivilDate; edition: number };

/** A frozen report as a list shows it, without the names. */
export type FrozenSummary = {
	indicatorCode: string;
	asOf: CivilDate;
	edition: number;
	reason: string | null;
	overall: AnyReport['overall'];
	/** 確認待ち records it does not count */
	unconfirmed: number;
	/** SHA-256 of its canonical JSON, in hexadecimal */
	digest: string;
	/** the last entry of the log it was computed from */
	ledgerEntry: number;
	/** the entry that froze it: its number, when (UTC, ISO 8601) and who; `by` null where the viewer is not told */
	entry: number;
	at: string;
	by: string | null;
};

const summaryColumns = {
	indicatorCode: indicator.code,
	asOf: frozenReport.asOf,
	edition: frozenReport.edition,
	reason: frozenReport.reason,
	overall: frozenReport.overall,
	unconfirmed: frozenReport.unconfirmed,
	digest: frozenReport.digest,
	ledgerEntry: frozenReport.ledgerEntry,
	entry: frozenReport.addedBy,
	at: entry.at,
	actor: entry.actor
};

/** The frozen reports of an indicator or of a whole plan: the latest day first, of a day the latest edition. */
export async function frozenSummaries(
	db: Db,
	of: { indicatorCode: string } | { planCode: string }
): Promise<FrozenSummary[]> {
	const rows = await db
		.select(summaryColumns)
		.from(frozenReport)
		.innerJoin(indicator, eq(indicator.id, frozenReport.indicatorId))
		.innerJoin(plan, eq(plan.id, indicator.planId))
		.innerJoin(entry, eq(entry.number, frozenReport.addedBy))
		.where(conditionOf(of))
		.orderBy(desc(frozenReport.asOf), desc(frozenReport.edition), asc(indicator.id));
	return namedBy(db, rows);
}

/** One report with what is sealed of it and what the log kept when it was frozen; null where there is none. */
export async function frozenRow(db: Db, { code, asOf, edition }: FrozenKey) {
	const rows = await db
		.select({ ...summaryColumns, content: frozenReport.content, payload: entry.payload })
		.from(frozenReport)
		.innerJoin(indicator, eq(indicator.id, frozenReport.indicatorId))
		.innerJoin(entry, eq(entry.number, frozenReport.addedBy))
		.where(and(eq(indicator.code, code), eq(frozenReport.asOf, asOf), eq(frozenReport.edition, edition)));
	const [row] = await namedBy(db, rows);
	return row ?? null;
}

/** The latest edition of a day by the code of the indicator; those without any are left out. */
export async function latestEditions(db: Db, asOf: CivilDate): Promise<Map<string, number>> {
	const rows = await db
		.select({ code: indicator.code, edition: max(frozenReport.edition) })
		.from(frozenReport)
		.innerJoin(indicator, eq(indicator.id, frozenReport.indicatorId))
		.where(eq(frozenReport.asOf, asOf))
		.groupBy(indicator.code);
	return new Map(rows.map(({ code, edition }) => [code, edition ?? 0]));
}

/**
 * What the latest edition of each day says of the whole body: of one indicator, of a plan, or (null) of all. Lean, for every page that
 * shows a figure: neither the content nor what stands behind it in the row is read.
 */
export async function sealedFigures(
	db: Db,
	of: { indicatorCode: string } | { planCode: string } | null
): Promise<SealedFigures> {
	const { asOf, edition, overall } = frozenReport;
	const rows = await db
		.select({ code: indicator.code, asOf, edition, overall })
		.from(frozenReport)
		.innerJoin(indicator, eq(indicator.id, frozenReport.indicatorId))
		.innerJoin(plan, eq(plan.id, indicator.planId))
		.where(of === null ? undefined : conditionOf(of))
		.orderBy(asc(frozenReport.edition));
	return new Map(rows.map((row): [string, SealedFigure] => [sealedKey(row.code, row.asOf), row]));
}

function conditionOf(of: { indicatorCode: string } | { planCode: string }) {
	return 'indicatorCode' in of ? eq(indicator.code, of.indicatorCode) : eq(plan.code, of.planCode);
}

/** The fiscal years of an indicator whose 31 March is 確定. */
export async function sealedYears(db: Db, indicatorCode: string): Promise<FiscalYear[]> {
	const rows = await db
		.selectDistinct({ asOf: frozenReport.asOf })
		.from(frozenReport)
		.innerJoin(indicator, eq(indicator.id, frozenReport.indicatorId))
		.where(eq(indicator.code, indicatorCode));
	return rows
		.map(({ asOf }) => asOf)
		.filter((day) => lastDayOf(fiscalYearOf(day)) === day)
		.map(fiscalYearOf);
}

/** Who froze the report of this key, as people call them. */
export async function frozenBy(db: Db, key: FrozenKey): Promise<string> {
	return (await frozenRow(db, key))?.by ?? 'ほかの人';
}
