import { type TreeDay } from '$lib/domain/ledger';
import { type ComprehensionFigure } from '../count/comprehension';
import { type CountFigure } from '../count/count';
import { type CoverageFigure } from '../coverage';
import { type DepartmentSums } from '../count/department-sums';
import { meanOf, percentOf } from './exact';
import { type RateFigure } from '../rate/rate';
import { type Count, type Exclusion } from '../rate/tally';

/**
 * A number: a share of people, departments or answers; a count, which has no denominator and no percentage (null); or a mean, whose
 * numerator is the sum. `percent` has one decimal and is null without anybody to count (「対象者なし」); `mean` two.
 */
export type Rate = { numerator: number; denominator: number | null; percent: number | null; mean?: number | null };
export type RateWithPending = Rate & { pending: number };

/** `own` people of a department, and `total` with everything below. */
export type DepartmentMeasure = { own: Rate; total: RateWithPending };

/** What a figure says, before it is held against its targets. */
export type Measured = {
	tree: TreeDay;
	overall: RateWithPending;
	/** of the department at a place of the tree */
	at(place: number): DepartmentMeasure;
	/** by a department's number, also of one that is not valid on the day; null where a figure is of the day's departments only */
	of: ((department: number) => DepartmentMeasure) | null;
	excluded: Exclusion[];
};

export type MeasuredFigure = RateFigure | CountFigure | CoverageFigure | ComprehensionFigure;

/** @param departmentNumber the number of a department by its code */
export function measuredOf(figure: MeasuredFigure, isShare: boolean, departmentNumber: NumberOf): Measured {
	if (figure.kind === 'rate') return ofRate(figure, isShare);
	if (figure.kind === 'coverage') return ofCoverage(figure);
	const of = figure.kind === 'count' ? ofCount(figure) : ofComprehension(figure);
	const { tree, excluded } = figure;
	const at = (place: number) => of.department(departmentNumber(tree.departments[place]!.code));
	return { tree, excluded, overall: of.overall, at, of: of.department };
}

type NumberOf = (code: string) => number;

function ofRate({ tally: { tree, overall, own, total, excluded } }: RateFigure, isShare: boolean): Measured {
	const rate = ({ numerator, denominator }: Count) => ({
		...{ numerator, denominator, percent: isShare ? percentOf(numerator, denominator) : null }
	});
	const withPending = (count: Count) => ({ ...rate(count), pending: count.pending });
	const at = (place: number) => ({ own: rate(own[place]!), total: withPending(total[place]!) });
	return { tree, excluded, overall: withPending(overall), at, of: null };
}

function ofCoverage({ tree, level, holders }: CoverageFigure): Measured {
	const own = holders.map((some, place) => {
		const denominator = tree.depth[place] === level ? 1 : 0;
		return { numerator: some.length > 0 ? 1 : 0, denominator };
	});
	const total = own.map((one) => ({ ...one }));
	const overall = { numerator: 0, denominator: 0 };
	// Children stand after their parents, so each is whole before it is added to the one above.
	for (let place = own.length - 1; place >= 0; place--) {
		add(total[tree.parent[place]!], total[place]!);
		add(overall, own[place]!);
	}
	const share = (one: { numerator: number; denominator: number }) => ({
		...{ ...one, percent: percentOf(one.numerator, one.denominator) }
	});
	const at = (place: number) => ({ own: share(own[place]!), total: { ...share(total[place]!), pending: 0 } });
	return { tree, excluded: [], overall: { ...share(overall), pending: 0 }, at, of: null };
}

function add(into: { numerator: number; denominator: number } | undefined, one: typeof into & object): void {
	if (!into) return;
	into.numerator += one.numerator;
	into.denominator += one.denominator;
}

type BySums = { overall: RateWithPending; department(number: number): DepartmentMeasure };

function ofCount({ counted, withWaiting }: CountFigure): BySums {
	const rate = (numerator: number) => ({ numerator, denominator: null, percent: null });
	const withPending = (numerator: number, all: number) => ({ ...rate(numerator), pending: all - numerator });
	return {
		overall: withPending(counted.overall, withWaiting.overall),
		department: (number) => ({
			own: rate(counted.own[number]!),
			total: withPending(counted.total[number]!, withWaiting.total[number]!)
		})
	};
}

function ofComprehension({ measure, reached, answers, waiting }: ComprehensionFigure): BySums {
	const rate = (pick: (sums: DepartmentSums) => number) => {
		const [numerator, denominator] = [pick(reached), pick(answers)];
		const share = { numerator, denominator, percent: percentOf(numerator, denominator) };
		return measure === 'mean' ? { ...share, percent: null, mean: meanOf(numerator, denominator) } : share;
	};
	return {
		overall: { ...rate(({ overall }) => overall), pending: waiting.overall },
		department: (number) => ({
			own: rate(({ own }) => own[number]!),
			total: { ...rate(({ total }) => total[number]!), pending: waiting.total[number]! }
		})
	};
}
