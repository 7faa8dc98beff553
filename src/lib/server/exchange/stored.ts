import { eq } from 'drizzle-orm';
import { type StoredTown } from '$lib/domain/exchange';
import { shippedCatalogue } from '$lib/domain/qualification';
import { type Tx } from '../db/open';
import { allRows } from '../db/packed';
import {
	absence,
	appointment,
	assignment,
	course,
	department,
	entry,
	frozenReport,
	holding,
	indicator,
	plan,
	ruleRevision,
	staff
} from '../db/schema';
import { lastEntryNumber } from '../db/write';
import { withStaffNumbers } from '../ledger/load-organisation';

/** What is stored, with the row ids beside each fact, and the entry up to which it is true. */
export type Stored = Awaited<ReturnType<typeof storedTown>>;

/** Everything a package is judged against and compared with, except the completions. */
export async function storedTown(tx: Tx) {
	const people = await allRows(tx.raw, staff);
	const named = withStaffNumbers(new Map(people.map(({ id, staffNumber }) => [id, staffNumber])));
	const plans = await allRows(tx.raw, plan);
	const revised = new Set((await allRows(tx.raw, ruleRevision)).map(({ indicatorId }) => indicatorId));
	const frozen = new Set((await frozenIndicators(tx)).map(({ indicatorId }) => indicatorId));
	const indicators = await allRows(tx.raw, indicator);
	const claimed = new Set((await claimedHoldings(tx)).map(({ id }) => id));
	const codesIn = (ids: ReadonlySet<number>) =>
		new Set(indicators.filter(({ id }) => ids.has(id)).map(({ code }) => code));
	const planCodes = new Map(plans.map(({ id, code }) => [id, code]));
	const stored = {
		entry: await lastEntryNumber(tx.db),
		departments: await allRows(tx.raw, department),
		staff: people,
		assignments: named(await allRows(tx.raw, assignment)),
		absences: named(await allRows(tx.raw, absence)),
		courses: await allRows(tx.raw, course),
		holdings: named(await allRows(tx.raw, holding)).map((row) => ({ ...row, isClaimed: claimed.has(row.id) })),
		appointments: named(await allRows(tx.raw, appointment)),
		plans,
		indicators: indicators.map((row) => ({ ...row, planCode: planCodes.get(row.planId)! })),
		revisedIndicators: codesIn(revised),
		frozenIndicators: codesIn(frozen),
		qualificationCodes: new Set(shippedCatalogue.map(({ code }) => code))
	};
	return stored satisfies StoredTown;
}

/** Without the reports themselves, which hold the names of a city. */
function frozenIndicators({ db }: Tx): Promise<{ indicatorId: number }[]> {
	return db.selectDistinct({ indicatorId: frozenReport.indicatorId }).from(frozenReport);
}

/** Those that their people recorded here. */
function claimedHoldings({ db }: Tx): Promise<{ id: number }[]> {
	const isOfPerson = eq(entry.event, 'holding.recorded');
	return db
		.select({ id: holding.id })
		.from(holding)
		.innerJoin(entry, eq(entry.number, holding.addedBy))
		.where(isOfPerson);
}
