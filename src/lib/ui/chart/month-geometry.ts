import {
	addDays,
	type CivilDate,
	fiscalYearOf,
	fiscalYearsBetween,
	firstDayOf,
	lastDayOf,
	toDayNumber
} from '$lib/domain/calendar';
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { rounded, valueScale, type ValueScale } from './axis';
import { monthLabels, type MonthLabels } from './month-labels';
import { plot, type Point, type Span, type TargetLine } from './month-plot';
import type { ChartAxis, ChartMonth, ChartTarget } from './types';

/** The path is drawn in these units across, whatever its width on the page. */
export const pathWidth = 1000;

export type MonthGeometry = MonthLabels & {
	height: number;
	ticks: ValueScale['ticks'];
	/** of the curve; blank without two neighbours that are known */
	path: string;
	points: Point[];
	targets: TargetLine[];
	spans: Span[];
};

/** Where everything of the curve stands. Days that are not known leave a gap. */
export function monthGeometry(
	months: readonly ChartMonth[],
	targets: readonly ChartTarget[],
	axis: ChartAxis
): MonthGeometry {
	const at = dayScale(months);
	const values = [...months.map(({ actual }) => actual.value), ...targets.map(({ target }) => target.value)];
	const scale = valueScale(values, axis, [plot.top + plot.height, plot.top]);
	const spans = spansOf(months, at);
	const points = months.flatMap(({ asOf, actual: { value, text } }) =>
		value === null ? [] : [{ x: at(asOf), y: scale.at(value), text, asOf }]
	);
	const lines = spans.flatMap(({ fiscalYear, x1, x2 }) => {
		const target = targets.find((one) => one.fiscalYear === fiscalYear)?.target;
		if (target?.value == null) return [];
		const y = scale.at(target.value);
		return [{ x1, x2, y1: y, y2: y, text: `目標${target.text}` }];
	});
	const path = pathOf(months, at, scale.at);
	const labels = monthLabels({ months, at, points, targets: lines, spans });
	return {
		height: plot.top + plot.height + plot.bottom,
		ticks: scale.ticks,
		path,
		points,
		targets: lines,
		spans,
		...labels
	};
}

/** Days in percent of the width; a single day stands in the middle. */
function dayScale(months: readonly ChartMonth[]): (day: CivilDate) => number {
	const days = months.map(({ asOf }) => toDayNumber(asOf));
	const [first, last] = [Math.min(...days), Math.max(...days)];
	if (first === last) return () => 50;
	const scale = scaleLinear([first, last], [0, 100]);
	return (day) => rounded(Math.min(100, Math.max(0, scale(toDayNumber(day)))));
}

function spansOf(months: readonly ChartMonth[], at: (day: CivilDate) => number): Span[] {
	const [first, last] = [months[0]?.asOf, months.at(-1)?.asOf];
	if (!first || !last) return [];
	return fiscalYearsBetween(fiscalYearOf(first), fiscalYearOf(last)).map((fiscalYear) => {
		const begins = firstDayOf(fiscalYear);
		const isInside = first < begins;
		const end = lastDayOf(fiscalYear) < last ? addDays(lastDayOf(fiscalYear), 1) : last;
		const [x1, x2] = [isInside ? at(begins) : 0, end === last ? 100 : at(end)];
		return { fiscalYear, x1, x2, start: isInside ? x1 : null };
	});
}

function pathOf(months: readonly ChartMonth[], at: (day: CivilDate) => number, y: (value: number) => number): string {
	const curve = line<ChartMonth>()
		.defined(({ actual }) => actual.value !== null)
		.x(({ asOf }) => (at(asOf) / 100) * pathWidth)
		.y(({ actual }) => y(actual.value!));
	return curve(months as ChartMonth[]) ?? '';
}
