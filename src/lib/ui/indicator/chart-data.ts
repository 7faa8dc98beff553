import { type CivilDate, fiscalYearOf } from '$lib/domain/calendar';
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
import { formatParts, formatRate, formatShortfall, formatTarget, formatValue, judgement, partsHeading } from './words';

/** How the axis of this kind of figure is: a percentage ends at 100, an answer at 5. */
export function chartAxis({ shape, unit }: FigureWords): ChartAxis {
	if (shape === 'percent') return { full: 100, unit: '%', rising: 'higher' };
	if (shape === 'mean') return { full: 5, unit: '', rising: 'higher' };
	return { full: null, unit, rising: 'more' };
}

/** The fiscal years of an indicator as a chart takes them. */
export function chartYears(years: readonly FiscalYearFigure[], words: FigureWords): ChartYear[] {
	return years.map(({ fiscalYear, target, isFinal, overall }) => ({
		...{ fiscalYear, actual: chartNumber(overall, words), ...chartAim({ ...overall, target }, overall, words) },
		state: overall === null ? 'ahead' : isFinal ? 'over' : 'running'
	}));
}

/**
 * The departments that are drawn on a page, of the rows its reader sees, for the `order` that its address asks for: by gap, or
 * `structure` for 機構順; null where the page has no rows. Departments that are over are none of today's.
 */
export function chartedDepartments(
	departments: readonly NamedDepartment[],
	words: FigureWords,
	order: string | null
): DepartmentChoice | null {
	if (departments.length === 0) return null;
	// Chosen before anything is written: a large city has six hundred, and twenty of them are drawn.
	const compared = departments
		.filter(({ endedOn }) => endedOn === undefined)
		.map((row) => comparedDepartment(row, words));
	const choice = chooseDepartments(compared, order === 'structure' ? order : 'gap', words.shape === 'count');
	return { ...choice, rows: choice.rows.map(({ row }) => chartDepartment(row, words)) };
}

function comparedDepartment(row: NamedDepartment, words: FigureWords) {
	const { depth, shortfall, total } = row;
	return { row, depth, missing: shortfall, judged: judgement(row), actual: { value: valueOf(total, words) } };
}

function chartDepartment(row: NamedDepartment, words: FigureWords): ChartDepartment {
	const { name, depth, total, shortfall } = row;
	const parts = partsHeading(words) === null ? '' : formatParts(total, words);
	return { name, depth, actual: chartNumber(total, words), parts, missing: shortfall, ...chartAim(row, total, words) };
}

/** The figure of the whole body on a day, null in the future; `target` is that of the day's fiscal year. */
export type DatedFigure = { asOf: CivilDate; overall: AnyReport['overall'] | null; target: AppliedTarget | null };

/** A series of days, the earliest first, as the cumulative chart takes it. */
export function chartSeries(days: readonly DatedFigure[], words: FigureWords): Series {
	const targets = new Map<number, ChartTarget>();
	for (const { asOf, overall, target } of days) {
		const placed = chartTarget(target, overall, words);
		if (placed) targets.set(fiscalYearOf(asOf), { fiscalYear: fiscalYearOf(asOf), target: placed });
	}
	return {
		months: days.map(({ asOf, overall }) => ({ asOf, actual: chartNumber(overall, words) })),
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

function chartAim(aim: Aim, numbers: Numbers | null, words: FigureWords): ChartAim {
	const shortfall = aim.shortfall ? formatShortfall(aim.shortfall, words) : null;
	return { target: chartTarget(aim.target, numbers, words), judged: numbers && judgement(aim), shortfall };
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
