import { type CivilDate, fiscalYearOf, lastDayOf } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { type Indicator, type IndicatorKind } from '$lib/domain/plan';
import { type EndedDepartment, endedDepartments } from '../count/ended';
import { evaluate, type Figure } from '../evaluate';
import { type ManualFigure } from '../manual';
import { type DepartmentMeasure, type Measured, type MeasuredFigure, measuredOf } from './measure';
import {
	judged,
	type Judged,
	type ManualOverall,
	manualOverall,
	type MeasuredOverall,
	measuredOverall
} from './overall';
import { type Exclusion } from '../rate/tally';
import { departmentTarget, ownTarget, targetsOf, valueTarget, type YearTargets } from './target';

export type DepartmentReport = DepartmentMeasure &
	Judged & {
		code: string;
		name: string;
		/** null at the top */
		parentCode: string | null;
		depth: number;
		/** its last day, where it is no longer valid: then everything is as of that day */
		endedOn?: CivilDate;
	};

/**
 * What `kenshu report` prints and a page shows: the figure of one indicator on one day against its targets. One that is computed has a
 * `MeasuredOverall`, one entered by hand a `ManualOverall`.
 */
export type Report<Overall = MeasuredOverall> = {
	indicator: { code: string; name: string; kind: IndicatorKind };
	asOf: CivilDate;
	fiscalYear: number;
	/** the day is a 31 March that has passed (nothing to do with 確定) */
	isFinal: boolean;
	overall: Overall;
	excluded: Exclusion[];
	/** every department valid on the day, in 機構順; at the end those that are not any more but have some of a count */
	departments: DepartmentReport[];
};

export type AnyReport = Report<MeasuredOverall | ManualOverall>;

export function isManual(overall: AnyReport['overall']): overall is ManualOverall {
	return 'value' in overall;
}

export function report(ledger: Ledger, indicator: Indicator, asOf: CivilDate, today: CivilDate): AnyReport {
	return reportOf(ledger, evaluate(ledger, indicator, asOf), indicator, today);
}

/** @param figure of the same ledger and indicator */
export function reportOf(ledger: Ledger, figure: Figure, indicator: Indicator, today: CivilDate): AnyReport {
	const { asOf } = figure;
	const fiscalYear = fiscalYearOf(asOf);
	const targets = targetsOf(indicator.targets, fiscalYear);
	const parts = figure.kind === 'manual' ? entered(figure, targets) : measured(ledger, figure, indicator, targets);
	return {
		indicator: { code: indicator.code, name: indicator.name, kind: indicator.rule.kind },
		asOf,
		fiscalYear,
		isFinal: isYearEnd(asOf, today),
		...parts
	};
}

/** Whether the day is a 31 March that has passed. */
export function isYearEnd(asOf: CivilDate, today: CivilDate): boolean {
	return asOf === lastDayOf(fiscalYearOf(asOf)) && asOf < today;
}

type Parts = Pick<AnyReport, 'overall' | 'excluded' | 'departments'>;

function entered(figure: ManualFigure, targets: YearTargets): Parts {
	return { overall: manualOverall(figure, targets), excluded: [], departments: [] };
}

function measured(ledger: Ledger, figure: MeasuredFigure, { rule }: Indicator, targets: YearTargets): Parts {
	const { departments } = ledger.posts;
	const isShare = rule.kind !== 'qualification_count';
	const said = measuredOf(figure, isShare, (code) => departments.find(code)!);
	const isMean = figure.kind === 'comprehension' && figure.measure === 'mean';
	return {
		overall: measuredOverall(said.overall, rule, targets),
		excluded: said.excluded,
		departments: [
			...said.tree.departments.map((_, place) => departmentReport(said, targets, place, isMean)),
			...endedReports(ledger, figure.asOf, said, targets, isMean)
		]
	};
}

function departmentReport(said: Measured, targets: YearTargets, place: number, isMean: boolean): DepartmentReport {
	const { tree } = said;
	const { code, name, parentCode } = tree.departments[place]!;
	const { own, total } = said.at(place);
	const target = isMean ? valueTarget(targets, code) : departmentTarget(targets, tree, place);
	return { code, name, parentCode, depth: tree.depth[place]!, own, total, ...judged(target, total, isMean) };
}

/** Departments that something was counted in while they stood. One that is gone inherits no promise; only its own would judge it. */
function endedReports(
	ledger: Ledger,
	asOf: CivilDate,
	{ of }: Measured,
	targets: YearTargets,
	isMean: boolean
): DepartmentReport[] {
	if (of === null) return [];
	const ended = endedDepartments(ledger, asOf, (number) => hasSome(of(number)));
	return ended.map(({ number, ...place }) => endedReport(place, of(number), targets, isMean));
}

function endedReport(
	{ endedOn, ...place }: Omit<EndedDepartment, 'number'>,
	{ own, total }: DepartmentMeasure,
	targets: YearTargets,
	isMean: boolean
): DepartmentReport {
	const target = isMean ? valueTarget(targets, place.code) : ownTarget(targets, place.code);
	return { ...place, own, total, ...judged(target, total, isMean), endedOn };
}

/** Something that counts: an answer of a comprehension does, also where it does not reach the threshold. */
function hasSome({ total: { numerator, denominator } }: DepartmentMeasure): boolean {
	return (denominator ?? numerator) > 0;
}
