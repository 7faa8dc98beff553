import type { ComparedDepartment, DepartmentChoice, DepartmentOrder } from './types';

/** More bars than these nobody compares; the table has them all. A tree is read, not compared. */
export const departmentsDrawn: Record<DepartmentOrder, number> = { gap: 20, structure: 40 };

/**
 * Which departments are drawn. By gap those at the foot of the tree, since one above them would say the same people again: the
 * largest あとn人 first, then the lowest rate; of a mere number (`isAmount`) the largest. In 機構順 as many levels as fit, the upper
 * ones first.
 *
 * @param departments in 機構順, those below a department right after it
 */
export function chooseDepartments<Row extends ComparedDepartment>(
	departments: readonly Row[],
	order: DepartmentOrder,
	isAmount: boolean
): DepartmentChoice<Row> {
	const { known, empty } = order === 'gap' ? atTheFoot(departments) : upperLevels(departments);
	const by = known.some(({ missing }) => missing) ? 'shortfall' : isAmount ? 'amount' : 'rate';
	const rows = order === 'gap' ? known.toSorted(comparisons[by]) : known;
	const judged = known.filter((one) => one.judged !== null);
	return {
		...{ rows: rows.slice(0, departmentsDrawn[order]), order, by, among: known.length, empty },
		unmet: judged.length === 0 ? null : judged.filter((one) => one.judged === 'unmet').length
	};
}

/** `empty`: how many have nobody to be counted. */
type Chosen<Row> = { known: Row[]; empty: number };

const isKnown = ({ actual }: ComparedDepartment) => actual.value !== null;

/** Those with people that have none with people below them; empty are those with nothing below them that lie below none of these. */
function atTheFoot<Row extends ComparedDepartment>(departments: readonly Row[]): Chosen<Row> {
	const known = departments.filter(isKnown).filter(isFoot);
	const chosen = new Set(known);
	let above = Infinity;
	const empty = departments.filter((one, index) => {
		if (one.depth <= above) above = chosen.has(one) ? one.depth : Infinity;
		return above === Infinity && !isKnown(one) && isFoot(one, index, departments);
	});
	return { known, empty: empty.length };
}

function isFoot({ depth }: ComparedDepartment, index: number, all: readonly ComparedDepartment[]): boolean {
	return (all[index + 1]?.depth ?? 0) <= depth;
}

/** As many levels as can be drawn whole; at least the first. */
function upperLevels<Row extends ComparedDepartment>(departments: readonly Row[]): Chosen<Row> {
	const all = departments.filter(isKnown);
	const upTo = (limit: number) => all.filter(({ depth }) => depth <= limit);
	const depths = [...new Set(all.map(({ depth }) => depth))].sort((one, other) => other - one);
	const limit = depths.find((depth) => upTo(depth).length <= departmentsDrawn.structure) ?? depths.at(-1) ?? 1;
	const empty = departments.filter((one) => one.depth <= limit && !isKnown(one));
	return { known: upTo(limit), empty: empty.length };
}

type Comparison = (one: ComparedDepartment, other: ComparedDepartment) => number;
const byRate: Comparison = (one, other) => one.actual.value! - other.actual.value!;
const comparisons: Record<DepartmentChoice['by'], Comparison> = {
	shortfall: (one, other) => (other.missing ?? -1) - (one.missing ?? -1) || byRate(one, other),
	rate: byRate,
	amount: (one, other) => byRate(other, one)
};
