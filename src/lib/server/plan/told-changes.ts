import { and, eq } from 'drizzle-orm';
import { type AuditPayload } from '$lib/domain/audit';
import { type CivilDate } from '$lib/domain/calendar';
import {
	figureWords,
	type IndicatorRule,
	placeKey,
	type Target,
	type TargetCell,
	type TargetsByPlace
} from '$lib/domain/indicator';
import { type Db } from '../db/open';
import { department } from '../db/schema';
import { isDepartmentOn } from '../organisation/in-force';

type ToldChange = NonNullable<AuditPayload<'targets.changed'>['changes']>[number];

/** The log tells of so many; how many there are in all stands beside them. */
const toldAtMost = 3;

/** The first changes of targets as the log tells them, in numbers with their units and by the name of the department on the day. */
export async function toldChanges(
	db: Db,
	rule: IndicatorRule,
	stands: TargetsByPlace,
	cells: readonly TargetCell[],
	on: CivilDate
): Promise<ToldChange[]> {
	const told: ToldChange[] = [];
	for (const cell of cells.slice(0, toldAtMost)) {
		const { fiscalYear, departmentCode } = cell;
		const known = stands.get(placeKey(cell));
		const [before, after] = [inWords(rule, known ?? {}), inWords(rule, { ...known, ...cell })];
		const called = departmentCode && (await nameOf(db, departmentCode, on));
		told.push({ fiscalYear, department: called, before, after });
	}
	return told;
}

/** 70%（50人）; null where nothing is promised. */
function inWords(rule: IndicatorRule, { percent, headcount, value }: Partial<Target>): string | null {
	const { shape, unit } = figureWords(rule);
	const parts = [
		...(isNumber(percent) ? [`${percent}%`] : []),
		...(isNumber(headcount) ? [`${headcount}${unit}`] : []),
		...(isNumber(value) ? [shape === 'mean' ? String(value) : `${value}${unit}`] : [])
	];
	const [first, ...rest] = parts;
	return first === undefined ? null : `${first}${rest.map((one) => `（${one}）`).join('')}`;
}

function isNumber(number: number | null | undefined): number is number {
	return typeof number === 'number';
}

/** Its code where it is none of the day's. */
async function nameOf(db: Db, code: string, on: CivilDate): Promise<string> {
	const condition = and(eq(department.code, code), isDepartmentOn(on));
	const [found] = await db.select({ name: department.name }).from(department).where(condition);
	return found?.name ?? code;
}
