import { describe, expect, it } from 'vitest';
import { valueScale } from './axis';
import type { ChartAxis } from './types';

const percent: ChartAxis = { full: 100, unit: '%', rising: 'higher' };
const answers: ChartAxis = { full: 5, unit: '', rising: 'higher' };
const count: ChartAxis = { full: null, unit: '人', rising: 'more' };

describe('the axis of values', () => {
	it.each([
		{
			values: [20.6, 92.3],
			axis: percent,
			ticks: ['0%', '20%', '40%', '60%', '80%', '100%'],
			because: 'a percentage ends at 100'
		},
		{
			values: [],
			axis: percent,
			ticks: ['0%', '20%', '40%', '60%', '80%', '100%'],
			because: 'also without any number'
		},
		{ values: [3.85], axis: answers, ticks: ['0', '1', '2', '3', '4', '5'], because: 'an answer ends at 5' },
		{ values: [null, 3], axis: count, ticks: ['0', '1', '2', '3'], because: 'nobody is half a person' },
		{ values: [0, 0], axis: count, ticks: ['0', '1'], because: 'a length without a number' },
		{
			values: [-12, 30],
			axis: count,
			ticks: ['-20', '-10', '0', '10', '20', '30'],
			because: 'a number by hand may be negative'
		},
		{
			values: [1_278_000],
			axis: count,
			ticks: ['0', '50万', '100万', '150万'],
			because: 'long numbers are said short'
		},
		{ values: [0.3], axis: count, ticks: ['0', '0.1', '0.2', '0.3'], because: 'small fractions keep theirs' }
	])('has the ticks $ticks: $because', ({ values, axis, ticks }) => {
		expect(valueScale(values, axis, [100, 0]).ticks.map(({ text }) => text)).toEqual(ticks);
	});

	it.each([
		{ values: [], axis: count, value: 0, at: 200 },
		{ values: [0, 100], axis: percent, value: 100, at: 0 },
		{ values: [120], axis: percent, value: 120, at: 0 },
		{ values: [-10, -10], axis: count, value: -10, at: 200 },
		{ values: [-10, -10], axis: count, value: 0, at: 0 }
	])('puts $value of $values at $at px', ({ values, axis, value, at }) => {
		expect(valueScale(values, axis, [200, 0]).at(value)).toBe(at);
	});
});
