import { formatFiscalYear } from '$lib/domain/calendar';
import { stateWords } from '$lib/ui/state/state';
import { scaleBand } from 'd3-scale';
import { rounded, valueScale, type ValueScale } from './axis';
import { axisWidth, phoneWidth, textSize, textWidth } from './text-width';
import type { ChartAxis, ChartYear } from './types';

const top = 24;
const plotHeight = 180;
const rowHeight = 18;

/** A bar in percent across and px down. */
export type Bar = { x: number; width: number; y: number; height: number };

/** A year's column: `centre` in percent; the bar, where there is a value; what is written above it and, in rows, below the axis. */
export type Column = {
	fiscalYear: number;
	state: ChartYear['state'];
	centre: number;
	bar: Bar | null;
	value: { y: number; text: string };
	rows: { y: number; text: string }[];
};

/** A straight piece of a line: x in percent, y in px. */
export type Piece = { x1: number; x2: number; y1: number; y2: number };

/** `width` is what the texts need in px; a wider place stretches what is in percent. */
export type TargetGeometry = {
	width: number;
	height: number;
	zero: number;
	ticks: ValueScale['ticks'];
	columns: Column[];
	/** the target, a step for each year, joined where years with one stand side by side */
	steps: Piece[];
};

/** Where everything of the chart of the years stands. */
export function targetGeometry(years: readonly ChartYear[], axis: ChartAxis): TargetGeometry {
	const lowest = years.some(({ actual }) => (actual.value ?? 0) < 0) ? rowHeight : 0;
	const values = years.flatMap(({ actual, target }) => [actual.value, target?.value ?? null]);
	const scale = valueScale(values, axis, [top + plotHeight - lowest, top]);
	const bands = scaleBand(
		years.map(({ fiscalYear }) => fiscalYear),
		[0, 100]
	)
		.paddingInner(0.5)
		.paddingOuter(0.25);
	const rows = rowsOf(years);
	const columns = years.map((year, index) => {
		const x = rounded(bands(year.fiscalYear) ?? 0);
		const width = rounded(bands.bandwidth());
		const bar = barOf(year.actual.value, scale.at, { x, width });
		const aim = year.target?.value == null ? null : scale.at(year.target.value);
		return {
			...{ fiscalYear: year.fiscalYear, state: year.state, centre: rounded(x + width / 2), bar },
			value: { y: valueFoot(year.actual.value, bar, scale.at(0), aim), text: year.actual.text },
			rows: rows
				.map((texts, row) => ({ y: top + plotHeight + rowHeight * (row + 1), text: texts[index]! }))
				.filter(({ text }) => text !== '')
		};
	});
	const steps = stepsOf(years, scale.at, bands.step());
	const width = Math.max(phoneWidth - axisWidth, years.length * columnWidth(years, rows));
	const height = top + plotHeight + rowHeight * rows.length + 8;
	return { width, height, zero: scale.at(0), ticks: scale.ticks, columns, steps };
}

/** The foot of what is written over a bar, or under one that hangs; beyond the target where its line would strike it through. */
function valueFoot(value: number | null, bar: Bar | null, zero: number, aim: number | null): number {
	const isBelow = (value ?? 0) < 0 && bar !== null;
	const foot = isBelow ? bar.y + bar.height + 14 : (bar?.y ?? zero) - 6;
	const isStruck = aim !== null && aim > foot - textSize && aim < foot + 4;
	if (!isStruck) return foot;
	return isBelow ? aim + 16 : aim - 6;
}

function barOf(value: number | null, at: (value: number) => number, across: Pick<Bar, 'x' | 'width'>): Bar | null {
	if (value === null) return null;
	const [one, other] = [at(0), at(value)];
	return { ...across, y: Math.min(one, other), height: rounded(Math.abs(other - one)) };
}

/** What stands below the axis, line by line; a line that is blank for every year is none. */
function rowsOf(years: readonly ChartYear[]): string[][] {
	const targets = years.map(({ target }) => target?.text.split(/(?=（)/) ?? []);
	const rows = [
		years.map(({ fiscalYear }) => formatFiscalYear(fiscalYear)),
		years.map(({ state }) => stateText[state]),
		targets.map(([first]) => (first === undefined ? '' : `目標${first}`)),
		targets.map(([, second]) => second ?? ''),
		years.map(({ judged }) => (judged ? stateWords[judged].word : '')),
		years.map(({ shortfall }) => shortfall ?? '')
	];
	return rows.filter((row) => row.some((text) => text !== ''));
}

const stateText: Record<ChartYear['state'], string> = {
	over: stateWords['year-end'].word,
	running: stateWords.running.word,
	ahead: 'これから'
};

function columnWidth(years: readonly ChartYear[], rows: string[][]): number {
	const texts = [...years.map(({ actual }) => actual.text), ...rows.flat()];
	return Math.max(...texts.map(textWidth)) + 8;
}

function stepsOf(years: readonly ChartYear[], at: (value: number) => number, step: number): Piece[] {
	const heights = years.map(({ target }) => (target?.value == null ? null : at(target.value)));
	return heights.flatMap((y, index) => {
		if (y === null) return [];
		const [x1, x2] = [rounded(index * step), rounded((index + 1) * step)];
		const next = heights[index + 1] ?? null;
		const riser = next === null || next === y ? [] : [{ x1: x2, x2, y1: y, y2: next }];
		return [{ x1, x2, y1: y, y2: y }, ...riser];
	});
}
