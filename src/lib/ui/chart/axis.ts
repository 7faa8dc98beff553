import { scaleLinear } from 'd3-scale';
import type { ChartAxis } from './types';

/** Where a value stands, in px from the top or in percent from the left; `ticks` are round values that cover all. */
export type ValueScale = { at(value: number): number; ticks: { at: number; text: string }[] };

/**
 * A scale that holds zero, every value and, where the axis has one, its full value. Without any value it still has a length, so that
 * nothing is divided by it.
 *
 * @param range where the lowest and the highest value stand
 */
export function valueScale(values: readonly (number | null)[], axis: ChartAxis, range: [number, number]): ValueScale {
	const known = values.filter((value) => value !== null);
	const low = Math.min(0, ...known);
	const high = Math.max(axis.full ?? 0, ...known);
	const scale = scaleLinear([low, low === high ? low + 1 : high], range).nice(tickCount);
	const ticks = scale.ticks(tickCount).filter((tick) => axis.unit === '%' || isWhole(tick, low, high));
	return {
		at: (value) => rounded(scale(value)),
		ticks: ticks.map((tick) => ({ at: rounded(scale(tick)), text: tickText(tick, axis.unit) }))
	};
}

const tickCount = 4;

/** Half a person is nobody's tick; but numbers that are small fractions need theirs. */
function isWhole(tick: number, low: number, high: number): boolean {
	return Number.isInteger(tick) || (low < high && high - low < 1);
}

const compact = new Intl.NumberFormat('ja-JP', { notation: 'compact', maximumFractionDigits: 1 });
const plain = new Intl.NumberFormat('ja-JP', { maximumFractionDigits: 2 });

/** 50%, 1,000, 10万: only a percentage has its unit beside the axis, which is narrow. */
function tickText(tick: number, unit: string): string {
	const number = (Math.abs(tick) < 10_000 ? plain : compact).format(tick);
	return unit === '%' ? `${number}%` : number;
}

/** Two decimals are finer than any screen or printer. */
export function rounded(length: number): number {
	return Math.round(length * 100) / 100;
}
