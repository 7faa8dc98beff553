import { type Facts } from '$lib/domain/ledger';
import { type Department } from '$lib/domain/organisation';
import { within } from './days';

/** The row of the department that holds on the day, if there is one. */
export function departmentOn(facts: Facts, code: string, day: string): Department | undefined {
	return facts.departments.find((row) => row.code === code && within(row.validFrom, day, row.validTo));
}

/** The department and everything above it on the day, from itself to the top. */
export function upwards(facts: Facts, code: string, day: string): string[] {
	const row = departmentOn(facts, code, day);
	if (!row) return [];
	if (row.parentCode === null) return [code];
	return [code, ...upwards(facts, row.parentCode, day)];
}

/** Every department of the day in 機構順: each one followed by all that is below it. */
export function inOrder(facts: Facts, day: string, parentCode: string | null = null): Department[] {
	return facts.departments
		.filter((row) => within(row.validFrom, day, row.validTo) && row.parentCode === parentCode)
		.sort(bySibling)
		.flatMap((row) => [row, ...inOrder(facts, day, row.code)]);
}

function bySibling(one: Department, other: Department): number {
	if (one.order !== null && other.order === null) return -1;
	if (one.order === null && other.order !== null) return 1;
	if (one.order !== null && other.order !== null && one.order !== other.order) return one.order - other.order;
	return one.code < other.code ? -1 : 1;
}
