import { eq } from 'drizzle-orm';
import { can, type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { type CivilDate } from '$lib/domain/calendar';
import {
	asksForSomething,
	byPlace,
	changedCells,
	type OthersCell,
	othersCells,
	type Plan,
	type TargetCell,
	type TargetsRefusal,
	withCells
} from '$lib/domain/plan';
import { actorOf } from '../access/actor';
import { type Database, type Db } from '../db/open';
import { changeRow } from '../db/rows';
import { department, indicator, plan } from '../db/schema';
import { type Change, write } from '../db/write';
import { sealedYears } from '../frozen/queries';
import { isDepartmentOn } from '../organisation/in-force';
import { indicatorAt } from './indicator-at';
import { toldChanges } from './told-changes';

/**
 * The cells that were shown, as they are to be; every other target stays. `seen`: the last entry of the log that whoever sets them
 * had before their eyes. `agreed`: that they were told of years that are 確定, and go on.
 */
export type TargetsCommand = {
	indicatorCode: string;
	cells: TargetCell[];
	note: string | null;
	seen: number;
	agreed?: boolean;
};

/** What somebody else has made of the same cells and of the note; `note` undefined where that is as it was. */
export type Others = { cells: OthersCell[]; note: { stands: string | null; both: boolean } | undefined; entry: number };

export type TargetsOutcome =
	| { ok: true; changed: number }
	| { ok: false; reason: Exclude<TargetsRefusal, 'changed-since' | 'year-outside-plan' | 'unknown-department'> }
	| { ok: false; reason: 'year-outside-plan' | 'unknown-department'; cells: TargetCell[] }
	| { ok: false; reason: 'changed-since'; others: Others };

/**
 * Sets targets of an indicator and its note. Of two people at once the second is answered with what the first made of the same cells;
 * cells that only one of them saw do not collide.
 */
export async function setTargets(database: Database, viewer: Viewer, command: TargetsCommand): Promise<TargetsOutcome> {
	if (!can(viewer, 'plan:edit')) return { ok: false, reason: 'not-allowed' };
	return write<TargetsOutcome>(database, actorOf(viewer), 'targets.changed', async (change) => {
		const found = await indicatorRow(change.db, command.indicatorCode);
		if (!found) return { ok: false, reason: 'unknown-indicator' };
		const others = await othersSince(change.db, found.indicator, command);
		if (others) return { ok: false, reason: 'changed-since', others };
		return set(change, found, command, viewer.today);
	});
}

type Row = typeof indicator.$inferSelect;
type Found = { indicator: Row; plan: Pick<Plan, 'firstFiscalYear' | 'lastFiscalYear'> };

async function indicatorRow(db: Db, code: string): Promise<Found | undefined> {
	const [found] = await db
		.select()
		.from(indicator)
		.innerJoin(plan, eq(plan.id, indicator.planId))
		.where(eq(indicator.code, code));
	return found;
}

async function set(
	change: Change,
	{ indicator: row, plan: years }: Found,
	{ cells, note, agreed = false }: TargetsCommand,
	today: CivilDate
): Promise<TargetsOutcome> {
	const changed = changedCells(byPlace(row.targets), cells);
	const isNoteNew = note !== row.note;
	if (changed.length === 0 && !isNoteNew) return { ok: false, reason: 'unchanged' };
	const asked = changed.filter(asksForSomething);
	const outside = asked.filter(
		({ fiscalYear }) => fiscalYear < years.firstFiscalYear || fiscalYear > years.lastFiscalYear
	);
	if (outside.length > 0) return { ok: false, reason: 'year-outside-plan', cells: outside };
	const strange = await withoutDepartment(change.db, asked, today);
	if (strange.length > 0) return { ok: false, reason: 'unknown-department', cells: strange };
	const sealed = await sealedYears(change.db, row.code);
	if (!agreed && changed.some(({ fiscalYear }) => sealed.includes(fiscalYear)))
		return { ok: false, reason: 'sealed-year' };

	await changeRow(change, indicator, row, { targets: withCells(row.targets, changed), note });
	const { code, name } = row;
	const changes = await toldChanges(change.db, row.rule, byPlace(row.targets), changed, today);
	const told = { indicator: code, name, changed: changed.length, note: isNoteNew, changes };
	change.describe(told satisfies AuditPayload<'targets.changed'>);
	return { ok: true, changed: changed.length };
}

/** Those of the cells whose department is not valid on the day. */
async function withoutDepartment(db: Db, cells: TargetCell[], on: CivilDate): Promise<TargetCell[]> {
	if (cells.every(({ departmentCode }) => departmentCode === null)) return [];
	const rows = await db.select({ code: department.code }).from(department).where(isDepartmentOn(on));
	const codes = new Set(rows.map(({ code }) => code));
	return cells.filter(({ departmentCode }) => departmentCode !== null && !codes.has(departmentCode));
}

/** What somebody else has done to the same cells since they were seen; null where nothing that matters here. */
async function othersSince(db: Db, row: Row, { cells, note, seen }: TargetsCommand): Promise<Others | null> {
	if (row.entry <= seen) return null;
	const before = await indicatorAt(db, row.id, seen);
	const others = othersCells(before && byPlace(before.targets), byPlace(row.targets), cells);
	const isOther = row.note !== note && row.note !== before?.note;
	if (others.length === 0 && !isOther) return null;
	const noted = isOther ? { stands: row.note, both: before === null || before.note !== note } : undefined;
	return { cells: others, note: noted, entry: row.entry };
}
