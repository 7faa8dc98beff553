import { asc, gt } from 'drizzle-orm';
import { type Tx } from '../db/open';
import { entry } from '../db/schema';
import { loadAppointments, loadCourses, type LoadedLedger, loadHoldings, loadIndicators, loadLedger } from './load';
import { refreshCompletions } from './load-completions';
import { loadOrganisation } from './load-organisation';

const organisationTables = ['department', 'staff', 'assignment', 'absence'];
const planTables = ['plan', 'indicator', 'rule_revision', 'manual_value'];

/** The ledger after every entry since the one it knows: what an entry did not touch is shared with the ledger before. */
export async function refreshLedger(tx: Tx, before: LoadedLedger): Promise<LoadedLedger> {
	const entries = await tx.db
		.select({ number: entry.number, tables: entry.tables })
		.from(entry)
		.where(gt(entry.number, before.entry))
		.orderBy(asc(entry.number));
	const last = entries.at(-1);
	if (!last) return before;
	const touched = new Set(entries.flatMap(({ tables }) => tables.split(',')));
	const organisation = organisationTables.some((table) => touched.has(table)) ? await loadOrganisation(tx.raw) : before;
	if (!keepsPositions(before.staffIds, organisation.staffIds)) return loadLedger(tx);

	const courses = touched.has('course') ? await loadCourses(tx.raw) : before;
	const completions = touched.has('completion')
		? await refreshCompletions(tx.raw, before, organisation.positionById, courses.courseCodes)
		: before.completions;
	if (completions === null) return loadLedger(tx);
	return {
		...before,
		...organisation,
		courses: courses.courses,
		courseCodes: courses.courseCodes,
		completions,
		entry: last.number,
		...(planTables.some((table) => touched.has(table)) && (await loadIndicators(tx.raw))),
		...(touched.has('holding') && { holdings: await loadHoldings(tx.raw, organisation) }),
		...(touched.has('appointment') && { appointments: await loadAppointments(tx.raw, organisation) })
	};
}

/** Whether everyone stands where they stood: new people only follow behind, nobody was taken away by an undo. */
function keepsPositions(before: readonly number[], after: readonly number[]): boolean {
	return before === after || (before.length <= after.length && before.every((id, position) => after[position] === id));
}
