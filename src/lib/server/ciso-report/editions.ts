import { and, desc, eq, max } from 'drizzle-orm';
import { type CivilDate, type FiscalYear } from '$lib/domain/calendar';
import { namedBy } from '../audit/named-by';
import { type Db } from '../db/open';
import { cisoReport, entry } from '../db/schema';

/** Which report. */
export type CisoReportKey = { fiscalYear: FiscalYear; edition: number };

/** A report that was handed in, as a list shows it. */
export type CisoEdition = CisoReportKey & {
	asOf: CivilDate;
	reason: string | null;
	/** SHA-256 of its canonical JSON, in hexadecimal */
	digest: string;
	/** the last entry of the log it was computed from */
	ledgerEntry: number;
	/** the entry that handed it in: its number, when (UTC, ISO 8601) and who */
	entry: number;
	at: string;
	by: string;
};

const columns = {
	fiscalYear: cisoReport.fiscalYear,
	edition: cisoReport.edition,
	asOf: cisoReport.asOf,
	reason: cisoReport.reason,
	digest: cisoReport.digest,
	ledgerEntry: cisoReport.ledgerEntry,
	entry: cisoReport.addedBy,
	at: entry.at,
	actor: entry.actor
};

/** Every edition of a fiscal year, the latest first. */
export async function editionsOf(db: Db, fiscalYear: FiscalYear): Promise<CisoEdition[]> {
	const rows = await db
		.select(columns)
		.from(cisoReport)
		.innerJoin(entry, eq(entry.number, cisoReport.addedBy))
		.where(eq(cisoReport.fiscalYear, fiscalYear))
		.orderBy(desc(cisoReport.edition));
	return namedBy(db, rows);
}

/** One edition with what is sealed of it and what the log kept when it was handed in; null where there is none. */
export async function editionRow(db: Db, { fiscalYear, edition }: CisoReportKey) {
	const rows = await db
		.select({ ...columns, content: cisoReport.content, payload: entry.payload })
		.from(cisoReport)
		.innerJoin(entry, eq(entry.number, cisoReport.addedBy))
		.where(and(eq(cisoReport.fiscalYear, fiscalYear), eq(cisoReport.edition, edition)));
	const [row] = await namedBy(db, rows);
	return row ?? null;
}

/** The latest edition of a fiscal year; 0 where none was handed in. */
export async function latestEdition(db: Db, fiscalYear: FiscalYear): Promise<number> {
	const [row] = await db
		.select({ edition: max(cisoReport.edition) })
		.from(cisoReport)
		.where(eq(cisoReport.fiscalYear, fiscalYear));
	return row?.edition ?? 0;
}
