import type { AppliedTarget } from '$lib/domain/indicator';
import type { NamedDepartment } from './types';

/**
 * A department's row as it travels with the page: code, name, code above, depth, 分子, 分母, percent, 確認待ち, target, あとn人, whether
 * names may be opened. Without the names of the fields a large city's page is 60 kB lighter.
 */
export type PackedDepartment = [
	...[code: string, name: string, parentCode: string | null, depth: number],
	...[numerator: number, denominator: number, percent: number | null, pending: number],
	...[target: AppliedTarget | null, shortfall: number | null, names: 0 | 1]
];

export function packDepartments(departments: readonly NamedDepartment[]): PackedDepartment[] {
	const targets = new Map<string, AppliedTarget>();
	return departments.map(({ code, name, parentCode, depth, total, target, shortfall, names }) => {
		const { numerator, denominator, percent, pending } = total;
		const counts = [numerator, denominator, percent, pending] as const;
		return [code, name, parentCode, depth, ...counts, target && shared(targets, target), shortfall, names ? 1 : 0];
	});
}

/** The same target for the same words: it travels once for all departments that inherit it. */
function shared(targets: Map<string, AppliedTarget>, target: AppliedTarget): AppliedTarget {
	const words = `${target.from} ${target.percent} ${target.headcount}`;
	const known = targets.get(words) ?? target;
	targets.set(words, known);
	return known;
}

export function unpackDepartments(packed: readonly PackedDepartment[]): NamedDepartment[] {
	return packed.map(
		([code, name, parentCode, depth, numerator, denominator, percent, pending, target, shortfall, names]) => ({
			...{ code, name, parentCode, depth, target, shortfall },
			total: { numerator, denominator, percent, pending },
			names: names === 1
		})
	);
}
