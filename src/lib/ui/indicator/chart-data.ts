import { type CivilDate, fiscalYearOf } from '$lib/domain/calendar';
import { isSameFigure } from '$lib/domain/frozen';
import { type AnyReport, type AppliedTarget, type FigureWords, type Rate } from '$lib/domain/indicator';
import { chooseDepartments } from '$lib/ui/chart/department-choice';
import type {
	ChartAim,
	ChartAxis,
	ChartDepartment,
	ChartMonth,
	ChartNumber,
	ChartTarget,
	ChartYear,
	DepartmentChoice
} from '$lib/ui/chart/types';
import type { Aim, FiscalYearFigure, NamedDepartment } from './types';
import {
	formatParts,
	formatRate,
	formatShortfall,
	formatTarget,
	formatValue,
	judgement,
	partsHeading,
	standingOf
} from './words';

/** How the axis of this kind of figure is: a percentage ends at 100, an answer at 5. */
export function chartAxis({ shape, unit, anew = false }: FigureWords): ChartAxis {
	if (shape === 'percent') return { full: 100, unit: '%', rising: 'higher', anew };
	if (shape === 'mean') return { full: 5, unit: '', rising: 'higher', anew };
	return { full: null, unit, rising: 'more', anew };
}

/** The fiscal years of an indicator as a chart takes them. */
export function chartYears(years: readonly FiscalYearFigure[], words: FigureWords): ChartYear[] {
	return years.map(({ fiscalYear, target, isFinal, overall, seal }) => ({
		...{ fiscalYear, actual: chartNumber(overall, words), ...changedNumber(overall, seal, words) },
		...chartAim({ ...overall, target }, overall, words, isFinal),
		state: overall === null ? 'ahead' : isFinal ? 'over' : 'running'
	}));
}

/** What is computed now of a number that was reported otherwise. */
function changedNumber(overall: Overall | null, seal: FiscalYearFigure['seal'], words: FigureWords) {
	if (!overall || !seal?.now || isSameFigure(overall, seal.now)) return {};
	return { now: chartNumber(seal.now, words).text };
}

/**
 * The departments that are drawn on a page, of the rows its reader sees, for the `order` that its address asks for: by gap, or
 * `structure` for 機構順; null where the page has no rows. Departments that are over are none of today's. `isFinal`: the year is over, so
 * that they are judged.
 */
export function chartedDepartments(
	departments: readonly NamedDepartment[],
	words: FigureWords,
	order: string | null,
	isFinal = true
): DepartmentChoice | null {
	if (departments.length === 0) return null;
	// Chosen before anything is written: a large city has six hundred, and twenty of them are drawn.
	const compared = departments
		.filter(({ endedOn }) => endedOn === undefined)
		.map((row) => comparedDepartment(row, words));
	const choice = chooseDepartments(compared, order === 'structure' ? order : 'gap', words.shape === 'count');
	return { ...choice, rows: choice.rows.map(({ row }) => chartDepartment(row, words, isFinal)) };
}

function comparedDepartment(row: NamedDepartment, words: FigureWords) {
	const { depth, shortfall, total } = row;
	return { row, depth, missing: shortfall, judged: judgement(row), actual: { value: valueOf(total, words) } };
}

function chartDepartment(row: NamedDepartment, words: FigureWords, isFinal: boolean): ChartDepartment {
	const { name, depth, total, shortfall } = row;
	const parts = partsHeading(words) === null ? '' : formatParts(total, words);
	const aim = chartAim(row, total, words, isFinal);
	return { name, depth, actual: chartNumber(total, words), parts, missing: shortfall, ...aim };
}

/** The figure of the whole body on a day, null in the future; `target` is that of the day's fiscal year. */
export type DatedFigure = {
	asOf: CivilDate;
	overall: AnyReport['overall'] | null;
	target: AppliedTarget | null;
	ruleFrom?: CivilDate | null;
};

/** A series of days, the earliest first, as the cumulative chart takes it. */
export function chartSeries(days: readonly DatedFigure[], words: FigureWords): Series {
	const targets = new Map<number, ChartTarget>();
	for (const { asOf, overall, target } of days) {
		const placed = chartTarget(target, overall, words);
		if (placed) targets.set(fiscalYearOf(asOf), { fiscalYear: fiscalYearOf(asOf), target: placed });
	}
	return {
		months: days.map(({ asOf, overall, ruleFrom = null }) => ({
			...{ asOf, actual: chartNumber(overall, words) },
			...(ruleFrom !== null && { ruleFrom })
		})),
		targets: [...targets.values()]
	};
}

type Series = { months: ChartMonth[]; targets: ChartTarget[] };
type Overall = AnyReport['overall'];
/** Of a whole body or of a department. */
type Numbers = Overall | NamedDepartment['total'];

function chartNumber(numbers: Numbers | null, words: FigureWords): ChartNumber {
	if (numbers === null) return { value: null, text: '' };
	if ('value' in numbers) {
		const { value } = numbers;
		return { value, text: value === null ? words.nobody : formatValue(value, words.unit) };
	}
	return { value: valueOf(numbers, words), text: formatRate(numbers, words) };
}

function valueOf({ numerator, percent, mean }: Rate, { shape }: FigureWords): number | null {
	if (shape === 'count') return numerator;
	return shape === 'mean' ? (mean ?? null) : percent;
}

/** While its year runs a number is not judged; that it has come to its target may be said. */
function chartAim(aim: Aim, numbers: Numbers | null, words: FigureWords, isFinal: boolean): ChartAim {
	const shortfall = aim.shortfall ? formatShortfall(aim.shortfall, words) : null;
	return { target: chartTarget(aim.target, numbers, words), judged: numbers && judgedWhere(aim, isFinal), shortfall };
}

function judgedWhere(aim: Aim, isFinal: boolean): ChartAim['judged'] {
	const state = standingOf(aim, isFinal);
	return state === 'running' ? null : state;
}

/** A headcount stands on the axis of a percentage only where there is somebody to take it of. */
function chartTarget(target: AppliedTarget | null, numbers: Numbers | null, words: FigureWords): ChartNumber | null {
	if (target === null) return null;
	const text = formatTarget(target, words, words.shape === 'mean');
	if (words.shape === 'count') return { value: target.headcount ?? null, text };
	if (words.shape !== 'percent') return { value: target.value ?? null, text };
	return { value: target.percent ?? shareOf(target.headcount, numbers), text };
}

function shareOf(headcount: number | undefined, numbers: Numbers | null): number | null {
	if (headcount === undefined || numbers === null || 'value' in numbers || !numbers.denominator) return null;
	return (headcount / numbers.denominator) * 100;
}
