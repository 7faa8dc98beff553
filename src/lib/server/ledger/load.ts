import { type Transaction } from '@libsql/client';
import { max } from 'drizzle-orm';
import { buildAppointments, buildHoldings, byCode, Dictionary, groupBy, type Ledger } from '$lib/domain/ledger';
import { withRevisions } from '$lib/domain/plan';
import { shippedCatalogue } from '$lib/domain/qualification';
import { type Tx } from '../db/open';
import { allRows } from '../db/packed';
import { appointment, course, entry, holding, indicator, manualValue, plan, ruleRevision } from '../db/schema';
import { loadCompletions } from './load-completions';
import { type LoadedOrganisation, loadOrganisation, withStaffNumbers } from './load-organisation';

/** A ledger that also knows the database's row ids, which the next refresh needs. */
export type LoadedLedger = Ledger & LoadedOrganisation & { courseCodes: ReadonlyMap<number, string> };

/** The whole town as the transaction sees it. */
export async function loadLedger({ db, raw }: Tx): Promise<LoadedLedger> {
	const [last] = await db.select({ number: max(entry.number) }).from(entry);
	const organisation = await loadOrganisation(raw);
	const courses = await loadCourses(raw);
	const methods = new Dictionary();
	return {
		...organisation,
		...courses,
		...(await loadIndicators(raw)),
		entry: last?.number ?? 0,
		catalogue: shippedCatalogue,
		methods,
		completions: await loadCompletions(raw, organisation.positionById, courses.courseCodes, methods),
		holdings: await loadHoldings(raw, organisation),
		appointments: await loadAppointments(raw, organisation)
	};
}

export async function loadCourses(raw: Transaction) {
	const rows = await allRows(raw, course);
	return { courses: byCode(rows), courseCodes: new Map(rows.map(({ id, code }) => [id, code])) };
}

/** Plans, indicators in the order they were first taken in with their rules over time, and the numbers entered by hand for them. */
export async function loadIndicators(raw: Transaction) {
	const plans = await allRows(raw, plan);
	const codes = new Map(plans.map(({ id, code }) => [id, code]));
	const indicators = (await allRows(raw, indicator)).map((row) => ({ ...row, planCode: codes.get(row.planId)! }));
	const indicatorCodes = new Map(indicators.map(({ id, code }) => [id, code]));
	const values = (await allRows(raw, manualValue)).map((row) => ({
		...row,
		indicatorCode: indicatorCodes.get(row.indicatorId)!
	}));
	const revisions = (await allRows(raw, ruleRevision)).map((row) => ({
		...row,
		indicatorCode: indicatorCodes.get(row.indicatorId)!
	}));
	const manualValues = groupBy(values, ({ indicatorCode }) => indicatorCode);
	return { plans, indicators: byCode(indicators.map((one) => withRevisions(one, revisions))), manualValues };
}

export async function loadHoldings(raw: Transaction, organisation: LoadedOrganisation) {
	return buildHoldings(organisation.people, named(organisation)(await allRows(raw, holding)));
}

export async function loadAppointments(raw: Transaction, organisation: LoadedOrganisation) {
	return buildAppointments(organisation.people, named(organisation)(await allRows(raw, appointment)));
}

function named({ staffIds, people }: LoadedOrganisation) {
	return withStaffNumbers(new Map(staffIds.map((id, position) => [id, people.staff[position]!.staffNumber])));
}
