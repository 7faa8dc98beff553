import { type CivilDate, fiscalYearOf, formatFiscalYear, lastDayOf, parts } from '$lib/domain/calendar';
import { plot, type Point, type Span, type TargetLine } from './month-plot';
import { type Label, placeLabels } from './place-labels';
import { axisWidth, phoneWidth, textWidth } from './text-width';
import type { ChartMonth } from './types';

/** How wide the curve is on the narrowest phone in px, beside the numbers of its axis. */
const phonePlot = phoneWidth - axisWidth;
const narrowestMonth = 32;
/** What a text may stand out into the margin at the right. */
const margin = 8;

/** A number on the curve, or a target. */
export type CurveLabel = Label & { of: 'point' | 'target' };

/** `width` in px is what the years need; `marked` are the points that stand out; `months` and `years` are written below. */
export type MonthLabels = { width: number; marked: Point[]; labels: CurveLabel[]; months: Label[]; years: Label[] };

type Drawn = {
	months: readonly ChartMonth[];
	at: (day: CivilDate) => number;
	points: Point[];
	targets: TargetLine[];
	spans: Span[];
};

/** What is written into the curve: its last value first, then the targets, the ends of the years, and how it began. */
export function monthLabels({ months, at, points, targets, spans }: Drawn): MonthLabels {
	const widestYear = Math.max(0, ...spans.map(({ fiscalYear }) => textWidth(formatFiscalYear(fiscalYear)))) + 6;
	const width = Math.max(phonePlot, spans.length * widestYear);
	const last = points.slice(-1);
	const ends = points.slice(0, -1).filter(({ asOf }) => asOf === lastDayOf(fiscalYearOf(asOf)));
	const first = points.slice(0, -1).slice(0, 1);
	const marked = [...new Set([...last, ...ends.toReversed(), ...first])];
	const [newest = [], ...others] = marked.map(pointPlaces);
	const aims = targets.toReversed().map(targetPlaces);
	return {
		...{ width, marked, labels: placeLabels([newest, ...aims, ...others], width, margin) },
		months: placeLabels(
			monthsWritten(months, width).map((month) => monthPlaces(month, at)),
			width,
			margin
		),
		years: placeLabels(spans.toReversed().map(yearPlaces), width, margin)
	};
}

/** Every month, or those at even distances from the end of the fiscal year, the last first. */
function monthsWritten(months: readonly ChartMonth[], width: number): ChartMonth[] {
	const pitch = width / Math.max(1, months.length - 1);
	const step = [1, 2, 3, 6].find((every) => every * pitch >= narrowestMonth) ?? 12;
	return months.filter(({ asOf }) => (parts(asOf).month - 3) % step === 0).toReversed();
}

type Side = [Label['anchor'], dx: number];

function places<Of>(label: Pick<Label, 'text' | 'x'> & Of, ys: number[], sides: Side[]): (Label & Of)[] {
	return ys.flatMap((y) => sides.map(([anchor, dx]) => ({ ...label, y, anchor, dx })));
}

function pointPlaces({ x, y, text }: Point): CurveLabel[] {
	return places(
		{ text, x, of: 'point' },
		[y - 8, y + 20],
		[
			['middle', 0],
			['end', 0],
			['start', 0]
		]
	);
}

function targetPlaces({ x1, x2, y1, text }: TargetLine): CurveLabel[] {
	const ys = [y1 - 6, y1 + 16];
	return [
		...places({ text, x: x1, of: 'target' as const }, ys, [['start', 4]]),
		...places({ text, x: x2, of: 'target' as const }, ys, [['end', -4]])
	];
}

function monthPlaces({ asOf }: ChartMonth, at: (day: CivilDate) => number): Label[] {
	return places(
		{ text: `${parts(asOf).month}月`, x: at(asOf) },
		[plot.top + plot.height + 18],
		[
			['middle', 0],
			['end', 8]
		]
	);
}

function yearPlaces({ fiscalYear, x1, x2 }: Span): Label[] {
	const text = formatFiscalYear(fiscalYear);
	const ys = [plot.top + plot.height + 40];
	return [
		...places({ text, x: x1 }, ys, [['start', 4]]),
		...(x2 === 100 ? places({ text, x: x2 }, ys, [['end', 8]]) : [])
	];
}
