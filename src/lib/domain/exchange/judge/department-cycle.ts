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
	return town.departments.flatMap((entry) => {
		const { value, rowNumber } = entry;
		if (rowNumber === null || isReversed(value.validFrom, value.validTo)) return [];
		const cycle = findCycle(town, entry, spanOf(value), [entry]);
		return cycle ? [inCycle(value, rowNumber, cycle)] : [];
	});
}

/** Climbs from the last entry of `path`, day by day the same: each step keeps only the days its parent's version holds. */
function findCycle(town: Town, start: Entry<Department>, span: Span, path: Entry<Department>[]): string[] | null {
	const { parentCode } = path.at(-1)!.value;
	if (parentCode === null) return null;
	if (parentCode === start.value.code) return isLast(start, path) ? [...path.map(codeOf), parentCode] : null;
	// a cycle that does not come back to the start is found from its own rows
	if (path.some((entry) => codeOf(entry) === parentCode)) return null;
	for (const { from, to, entry } of town.versions.get(parentCode) ?? []) {
		const shared = { from: from > span.from ? from : span.from, to: to < span.to ? to : span.to };
		if (shared.from > shared.to) continue;
		const cycle = findCycle(town, start, shared, [...path, entry]);
		if (cycle) return cycle;
	}
	return null;
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
