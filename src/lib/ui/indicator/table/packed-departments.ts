import type { CivilDate } from '$lib/domain/calendar';
import type { AppliedTarget } from '$lib/domain/indicator';
import type { NamedDepartment } from '../types';

/**
 * A department's row as it travels: code, name, code above, depth, 分子, 分母, percent, 確認待ち, target, あとn人, whether names may
 * be opened.
 */
export type PackedDepartment = [
	...[code: string, name: string, parentCode: string | null, depth: number],
	...[numerator: number, denominator: number | null, percent: number | null, pending: number],
	...[target: AppliedTarget | null, shortfall: number | null, names: 0 | 1],
	rest?: Rest
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

/** What few kinds of figure have. */
type Rest = { endedOn?: CivilDate; mean?: number | null; met?: boolean | null };

function packDepartments(departments: readonly NamedDepartment[]): PackedDepartment[] {
	const targets = new Map<string, AppliedTarget>();
	return departments.map((row) => {
		const { numerator, denominator, percent, pending } = row.total;
		const aim = row.target && shared(targets, row.target);
		const packed: PackedDepartment = [
			...([row.code, row.name, row.parentCode, row.depth, numerator, denominator, percent, pending] as const),
			...([aim, row.shortfall, row.names ? 1 : 0] as const)
		];
		const rest = restOf(row);
		if (rest) packed.push(rest);
		return packed;
	});
}

function restOf({ endedOn, total: { mean }, met }: NamedDepartment): Rest | null {
	const given = Object.entries({ endedOn, mean, met }).filter(([, value]) => value !== undefined);
	return given.length > 0 ? (Object.fromEntries(given) as Rest) : null;
}

/** The same target for the same words: it travels once for all departments that inherit it. */
function shared(targets: Map<string, AppliedTarget>, target: AppliedTarget): AppliedTarget {
	const words = `${target.from} ${target.percent} ${target.headcount} ${target.value}`;
	const known = targets.get(words) ?? target;
	targets.set(words, known);
	return known;
}

function unpackDepartments(packed: readonly PackedDepartment[]): NamedDepartment[] {
	return packed.map(
		([code, name, parentCode, depth, numerator, denominator, percent, pending, target, shortfall, names, rest]) => ({
			...{ code, name, parentCode, depth, target, shortfall },
			total: { numerator, denominator, percent, pending, ...(rest?.mean !== undefined && { mean: rest.mean }) },
			names: names === 1,
			...(rest?.endedOn && { endedOn: rest.endedOn }),
			...(rest?.met !== undefined && { met: rest.met })
		})
	);
}
