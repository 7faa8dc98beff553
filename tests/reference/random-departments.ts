import fc from 'fast-check';
import { addDays, type CivilDate } from '$lib/domain/calendar';
import { type Department } from '$lib/domain/organisation';
import { within } from './days';
import { leastDay, seldomDay, someDay, yearsBefore } from './random-days';
import { type SketchOf } from './sketch';

// Capital and small letters, and the i of which Turkish makes two letters: codes are compared as they are, not as words.
export const departmentCodes = ['1000', '0210', 'i1', 'I2', '10', 'b', 'B9', 'z'];
const greatestDepth = 4;

/** A stretch of a department's life; `parent` picks one of those that can be its parent. */
const someStretch = fc.record({
	present: fc.nat(9).map((one) => one < 9),
	parent: fc.nat(5),
	order: fc.constantFrom(null, 1, 1, 2, 1.5, 10, 0, -1),
	name: fc.constantFrom('総務課', '企画課', '財政課'),
	turn: fc.nat(2)
});

const someLife = fc.record({
	since: seldomDay,
	stretches: fc.array(someStretch, { minLength: 1, maxLength: 3 }),
	cuts: fc.array(someDay, { minLength: 2, maxLength: 2 }),
	until: seldomDay
});

type Stretch = SketchOf<typeof someStretch> & { code: string; from: CivilDate; to: CivilDate | null };

/** Departments over time: renamed, moved, with gaps, four deep, and never against a rule of the import. */
export const someDepartments: fc.Arbitrary<Department[]> = fc
	.array(someLife, { minLength: 1, maxLength: departmentCodes.length, size: 'max' })
	.map((lives) => {
		const stretches = lives.flatMap((life, index) => stretchesOf(life, departmentCodes[index]!));
		// In turns, so that a department can stand above another in one year and below it in the next.
		return stretches.sort((one, other) => one.turn - other.turn).reduce(settle, []);
	});

function stretchesOf(life: SketchOf<typeof someLife>, code: string): Stretch[] {
	const start = life.since ?? yearsBefore(leastDay, 10);
	const cuts = [...new Set([start, ...life.cuts.filter((one) => one > start).sort()])];
	return life.stretches
		.flatMap((stretch, index) => {
			const [from, next] = [cuts[index], index + 1 < life.stretches.length ? cuts[index + 1] : undefined];
			return from ? [{ ...stretch, code, from, to: next ? addDays(next, -1) : life.until }] : [];
		})
		.filter(({ present, from, to }) => present && (to === null || from <= to));
}

/** Adds the stretch below one of those that hold through all of it; a later one finds it there and never above itself. */
function settle(rows: Department[], { code, parent, order, name, from, to }: Stretch): Department[] {
	const above = departmentCodes.filter((one) => one !== code && canHold(rows, one, from, to));
	// Every third stands at the top, the others most often below one of the last in the list, which makes the tree deep.
	const parentCode = parent % 3 === 0 ? null : (above.at(-1 - (parent % Math.max(1, above.length))) ?? null);
	return [...rows, { code, name: `${name}${code}`, parentCode, validFrom: from, validTo: to, order }];
}

function canHold(rows: Department[], code: string, from: CivilDate, to: CivilDate | null): boolean {
	const end = heldThrough(rows, code, from);
	if (end === undefined || (end !== null && (to === null || end < to))) return false;
	const changes = rows.map((row) => row.validFrom).filter((one) => within(from, one, to));
	return [from, ...changes].every((on) => depthOn(rows, code, on) < greatestDepth);
}

/** The last day through which the department is valid without a gap; null for ever, undefined where it is not on that day. */
export function heldThrough(rows: readonly Department[], code: string, on: CivilDate): CivilDate | null | undefined {
	const row = rows.find((one) => one.code === code && within(one.validFrom, on, one.validTo));
	if (!row?.validTo) return row?.validTo;
	const further = heldThrough(rows, code, addDays(row.validTo, 1));
	return further === undefined ? row.validTo : further;
}

function depthOn(rows: Department[], code: string, on: CivilDate): number {
	const row = rows.find((one) => one.code === code && within(one.validFrom, on, one.validTo))!;
	return row.parentCode === null ? 1 : 1 + depthOn(rows, row.parentCode, on);
}
