import type { AppliedTarget } from '$lib/domain/indicator';
import type { NamedDepartment } from './types';

/**
 * A department's row as it travels: code, name, code above, depth, 分子, 分母, percent, 確認待ち, target, あとn人, whether names may
 * be opened.
 */
export type PackedDepartment = [
	...[code: string, name: string, parentCode: string | null, depth: number],
	...[numerator: number, denominator: number, percent: number | null, pending: number],
	...[target: AppliedTarget | null, shortfall: number | null, names: 0 | 1]
];

/**
 * The departments of a page. With a whole page they do not travel at all: the server draws them, and the browser shows what was
 * drawn. They travel, packed, when a page that is open already asks for the figures of another.
 */
export type SentDepartments = { packed: PackedDepartment[] | null; readonly here?: NamedDepartment[] };

/** @param travel whether a browser will draw them: Kit serialises `packed` and, as it is not enumerable, not `here` */
export function sendDepartments(departments: NamedDepartment[], travel: boolean): SentDepartments {
	const sent: SentDepartments = { packed: travel ? packDepartments(departments) : null };
	return Object.defineProperty(sent, 'here', { value: departments, enumerable: false });
}

/** Null in a browser that shows the page as the server drew it. */
export function departmentsOf({ packed, here }: SentDepartments): NamedDepartment[] | null {
	return here ?? (packed && unpackDepartments(packed));
}

function packDepartments(departments: readonly NamedDepartment[]): PackedDepartment[] {
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

function unpackDepartments(packed: readonly PackedDepartment[]): NamedDepartment[] {
	return packed.map(
		([code, name, parentCode, depth, numerator, denominator, percent, pending, target, shortfall, names]) => ({
			...{ code, name, parentCode, depth, target, shortfall },
			total: { numerator, denominator, percent, pending },
			names: names === 1
		})
	);
}
