import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sortedSteps } from './sorted';
import { allSteps } from './steps';

it('sorts as an array is sorted, and leaves what compares as the same in its order', () => {
	const item = fc.record({ key: fc.nat(20), name: fc.nat() });
	fc.assert(
		fc.property(fc.array(item, { maxLength: 5_000, size: 'max' }), (items) => {
			const compare = (one: { key: number }, other: { key: number }) => one.key - other.key;
			expect(allSteps(sortedSteps(items, compare))).toEqual(items.toSorted(compare));
		}),
		{ numRuns: 20 }
	);
});
