import { type CivilDate, fiscalYearOf, lastDayOf } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { evaluate, type Figure } from './evaluate';
import { percentOf } from './exact';
import { type Indicator, type IndicatorKind } from '$lib/domain/plan';
import { type Count, type Exclusion } from './tally';
import { type AppliedTarget, departmentTarget, overallTarget, shortfall, targetsOf, type YearTargets } from './target';

/** A share of people; `percent` has one decimal and is null for an empty population (「対象者なし」). */
export type Rate = { numerator: number; denominator: number; percent: number | null };
export type RateWithPending = Rate & { pending: number };

export type DepartmentReport = {
	code: string;
	name: string;
	/** null at the top */
	parentCode: string | null;
	depth: number;
	own: Rate;
	total: RateWithPending;
	target: AppliedTarget | null;
	shortfall: number | null;
};

/** What `kenshu report` prints and a page shows: the figure of one indicator on one day against its targets. */
export type Report = {
	indicator: { code: string; name: string; kind: IndicatorKind };
	asOf: CivilDate;
	fiscalYear: number;
	/** the day is a 31 March that has passed (nothing to do with 確定) */
	isFinal: boolean;
	overall: RateWithPending & { target: AppliedTarget | null; shortfall: number | null };
	excluded: Exclusion[];
	/** every department valid on the day, in 機構順 */
	departments: DepartmentReport[];
};

/** @throws RangeError for a kind that is not computed */
export function report(ledger: Ledger, indicator: Indicator, asOf: CivilDate, today: CivilDate): Report {
	return reportOf(evaluate(ledger, indicator, asOf), indicator, today);
}

export function reportOf(figure: Figure, indicator: Indicator, today: CivilDate): Report {
	const { asOf, tally } = figure;
	const fiscalYear = fiscalYearOf(asOf);
	const targets = targetsOf(indicator.targets, fiscalYear);
	return {
		indicator: { code: indicator.code, name: indicator.name, kind: indicator.rule.kind },
		asOf,
		fiscalYear,
		isFinal: asOf === lastDayOf(fiscalYear) && asOf < today,
		overall: { ...withPending(tally.overall), ...judged(overallTarget(targets), tally.overall) },
		excluded: tally.excluded,
		departments: tally.tree.departments.map((_, place) => departmentReport(figure, targets, place))
	};
}

function departmentReport({ tally }: Figure, targets: YearTargets, place: number): DepartmentReport {
	const { code, name, parentCode } = tally.tree.departments[place]!;
	const [own, total] = [tally.own[place]!, tally.total[place]!];
	return {
		code,
		name,
		parentCode,
		depth: tally.tree.depth[place]!,
		own: rate(own),
		total: withPending(total),
		...judged(departmentTarget(targets, tally.tree, place), total)
	};
}

function rate({ numerator, denominator }: Count): Rate {
	return { numerator, denominator, percent: percentOf(numerator, denominator) };
}

function withPending(count: Count): RateWithPending {
	return { ...rate(count), pending: count.pending };
}

function judged(target: AppliedTarget | null, { numerator, denominator }: Count) {
	return { target, shortfall: shortfall(target, numerator, denominator) };
}
