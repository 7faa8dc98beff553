import { overlaps } from '$lib/domain/calendar';
import { type Department } from '$lib/domain/organisation';
import { type Fault } from '../sheet';
import { type Entry } from './overlay';
import { type Span } from './timeline';
import { isReversed, spanOf, type Town } from './town';

/**
 * Departments that are their own ancestor on some day. A new cycle has at least one row of the package in it; the last of
 * them in the file is at fault.
 */
export function departmentCycle(town: Town): Fault[] {
	return town.departments.flatMap((start) => {
		const { value, rowNumber } = start;
		if (rowNumber === null || isReversed(value.validFrom, value.validTo)) return [];
		const cycle = findCycle({ town, start, visited: new Map() }, spanOf(value), [start]);
		return cycle ? [inCycle(value, rowNumber, cycle)] : [];
	});
}

type Climb = { town: Town; start: Entry<Department>; visited: Map<Entry<Department>, Span[]> };

/** Climbs from the last entry of `path`, keeping at each step only the days on which its parent's version holds. */
function findCycle(climb: Climb, span: Span, path: Entry<Department>[]): string[] | null {
	const { start, town } = climb;
	const { parentCode } = path.at(-1)!.value;
	if (parentCode === null) return null;
	if (parentCode === codeOf(start)) return isLast(start, path) ? [...path.map(codeOf), parentCode] : null;
	// a cycle that does not come back to the start is found from its own rows
	if (path.some((entry) => codeOf(entry) === parentCode)) return null;
	for (const { from, to, entry } of town.versions.get(parentCode) ?? []) {
		const shared = { from: from > span.from ? from : span.from, to: to < span.to ? to : span.to };
		if (shared.from > shared.to || wasVisited(climb, entry, shared)) continue;
		const cycle = findCycle(climb, shared, [...path, entry]);
		if (cycle) return cycle;
	}
	return null;
}

/** On one day a department is reached once, unless versions overlap, which would double the ways at every step. */
function wasVisited({ visited }: Climb, entry: Entry<Department>, span: Span): boolean {
	const spans = visited.get(entry) ?? [];
	if (spans.some((other) => overlaps(other, span))) return true;
	visited.set(entry, [...spans, span]);
	return false;
}

function isLast({ rowNumber }: Entry<Department>, path: Entry<Department>[]): boolean {
	return path.every((entry) => (entry.rowNumber ?? 0) <= rowNumber!);
}

function codeOf({ value }: Entry<Department>): string {
	return value.code;
}

function inCycle({ parentCode }: Department, row: number, codes: string[]): Fault {
	const message = `上位所属をたどると自分に戻ります（${codes.join(' → ')}）。上位所属コードを直してください。`;
	return { file: 'departments.csv', row, column: 'parent_code', value: parentCode, message };
}
