import { type AnyReport, type DepartmentReport, type IndicatorRule, isManual, type Rate } from '$lib/domain/indicator';
import { type Cell, tellsOfFew } from './cell';
import { suppressed } from './suppress';
import { cellTree } from './tree';

/** The numbers of a row for everybody to read; null where they are withheld (秘匿), all of them alike. */
export type OpenNumbers = Rate | null;

/** `own` null of the whole body, which has no people of its own. */
export type OpenRow = Pick<DepartmentReport, 'code' | 'name' | 'parentCode' | 'depth'> & {
	own: OpenNumbers;
	total: OpenNumbers;
};

/** What of a report may leave the house. `departments` null: they do not add up to the whole, so that only the whole is safe. */
export type OpenTable = { overall: OpenNumbers; departments: OpenRow[] | null };

/**
 * A report without the numbers that tell of fewer than five people, and without those from which these could be computed. Nothing else
 * of it goes out: 確認待ち and あとn人 would tell how large a withheld number is.
 *
 * @param people whom the figure of the whole body stands for
 * @returns null for a number entered by hand, which stands for nobody and is as open as its source
 */
export function openTable({ overall, departments }: AnyReport, rule: IndicatorRule, people: number): OpenTable | null {
	if (isManual(overall)) return null;
	if (rule.kind === 'appointment_coverage') return openly(overall, departments);
	const table = addsUp(rule) ? withheld(overall, departments) : null;
	return table ?? { overall: isOpen(overall, people) ? rateOf(overall) : null, departments: null };
}

/** Who holds a role is no secret of anybody's. */
function openly(overall: Rate, departments: readonly DepartmentReport[]): OpenTable {
	return { overall: rateOf(overall), departments: departments.map((one) => row(one, false, false)) };
}

/**
 * Only where everybody counts in one department of the day and in those above it. Someone with a 兼務 counts in several, and what
 * happened in a department stays with it when the tree changes.
 */
function addsUp(rule: IndicatorRule): boolean {
	if (rule.kind === 'qualification_count' && rule.count === 'new') return false;
	return (
		'population' in rule &&
		rule.population.posts === 'primary' &&
		(rule.kind === 'training_rate' || rule.kind === 'qualification_rate' || rule.kind === 'qualification_count')
	);
}

function withheld(overall: Rate, departments: readonly DepartmentReport[]): OpenTable | null {
	const cells = departments.map(({ code, parentCode, own, total }) => {
		return { code, parentCode, own: cellOf(own), total: cellOf(total) };
	});
	const tree = cellTree(cellOf(overall), cells);
	if (tree === null) return null;
	const hidden = suppressed(tree.cells);
	return {
		overall: hidden[0] ? null : rateOf(overall),
		departments: departments.map((one, index) => {
			const { own, total } = tree.places[index]!;
			return row(one, hidden[own]!, hidden[total]!);
		})
	};
}

function row(
	{ code, name, parentCode, depth, own, total }: DepartmentReport,
	ownHidden: boolean,
	totalHidden: boolean
): OpenRow {
	const numbers = { own: ownHidden ? null : rateOf(own), total: totalHidden ? null : rateOf(total) };
	return { code, name, parentCode, depth, ...numbers };
}

function rateOf({ numerator, denominator, percent, mean }: Rate): Rate {
	return { numerator, denominator, percent, ...(mean === undefined ? {} : { mean }) };
}

function cellOf({ numerator, denominator }: Rate): Cell {
	return { has: numerator, hasNot: (denominator ?? numerator) - numerator };
}

/** Of a sum (平均) the answers are the number that tells of people. */
function isOpen(overall: Rate, people: number): boolean {
	const { numerator, denominator, mean } = overall;
	const cell = mean === undefined ? cellOf(overall) : { has: denominator ?? numerator, hasNot: 0 };
	return !tellsOfFew(cell) && !tellsOfFew({ has: people, hasNot: 0 });
}
