import { and, asc, desc, eq, max } from 'drizzle-orm';
import { type CivilDate } from '$lib/domain/calendar';
import { plainSentence } from '$lib/domain/audit';
import { type AnyReport } from '$lib/domain/indicator';
import { accountOfActor, actorPart } from '../audit/actor-words';
import { namesOf } from '../audit/names';
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
	/** the entry that froze it: its number, when (UTC, ISO 8601) and who */
	entry: number;
	at: string;
	by: string;
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
	const condition = 'indicatorCode' in of ? eq(indicator.code, of.indicatorCode) : eq(plan.code, of.planCode);
	const rows = await db
		.select(summaryColumns)
		.from(frozenReport)
		.innerJoin(indicator, eq(indicator.id, frozenReport.indicatorId))
		.innerJoin(plan, eq(plan.id, indicator.planId))
		.innerJoin(entry, eq(entry.number, frozenReport.addedBy))
		.where(condition)
		.orderBy(desc(frozenReport.asOf), desc(frozenReport.edition), asc(indicator.id));
	return withNames(db, rows);
}

/** One report with what is sealed of it and what the log kept when it was frozen; null where there is none. */
export async function frozenRow(db: Db, { code, asOf, edition }: FrozenKey) {
	const rows = await db
		.select({ ...summaryColumns, content: frozenReport.content, payload: entry.payload })
		.from(frozenReport)
		.innerJoin(indicator, eq(indicator.id, frozenReport.indicatorId))
		.innerJoin(entry, eq(entry.number, frozenReport.addedBy))
		.where(and(eq(indicator.code, code), eq(frozenReport.asOf, asOf), eq(frozenReport.edition, edition)));
	const [row] = await withNames(db, rows);
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

/** Who froze the report of this key, as people call them. */
export async function frozenBy(db: Db, key: FrozenKey): Promise<string> {
	return (await frozenRow(db, key))?.by ?? 'ほかの人';
}

async function withNames<T extends { actor: string }>(
	db: Db,
	rows: T[]
): Promise<(Omit<T, 'actor'> & { by: string })[]> {
	const accounts = rows.map(({ actor }) => accountOfActor(actor)).filter((id) => id !== null);
	const names = await namesOf(db, { staff: [], courses: [], imports: [], accounts: [...new Set(accounts)] });
	return rows.map(({ actor, ...row }) => ({ ...row, by: plainSentence([actorPart(actor, names)]) }));
}
