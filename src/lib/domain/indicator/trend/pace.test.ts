import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { type Indicator } from '$lib/domain/plan';
import { comprehension, indicatorOf, trainingCount, trainingRate } from '../../../../../tests/factories/town-indicator';
import { percentOf } from '../report/exact';
import { paceOf } from './pace';

const plan = { firstFiscalYear: 2024, lastFiscalYear: 2026 };
const targets = [
	{ fiscalYear: 2025, percent: 50 },
	{ fiscalYear: 2026, percent: 80 }
];
const rate = trainingRate({ targets });
const of = (numerator: number, denominator: number | null) => ({
	...{ numerator, denominator, percent: denominator === null ? null : percentOf(numerator, denominator) },
	...{ pending: 0, target: null, shortfall: null }
});
const asked = (indicator: Indicator, numerator: number, denominator: number | null, asOf = '2026-11-21') =>
	paceOf(indicator, of(numerator, denominator), day(asOf), plan);

describe('the pace that is needed', () => {
	it('is what is missing on the denominator of the day to the last target, over the months left in the plan', () => {
		expect(asked(rate, 51, 248)).toEqual({ kind: 'needed', perMonth: 30, missing: 148, months: 5, fiscalYear: 2026 });
		expect(asked(rate, 51, 248, '2024-06-15')).toMatchObject({ perMonth: 5, missing: 148, months: 34 });
	});

	it.each([
		{ asOf: '2026-11-29', months: 5, perMonth: 2, because: 'this month is not over' },
		{ asOf: '2026-11-30', months: 4, perMonth: 3, because: 'its last day is over' },
		{ asOf: '2027-03-30', months: 1, perMonth: 10, because: 'one day is left' },
		{ asOf: '2024-03-01', months: 36, perMonth: 1, because: 'the plan has not begun: nothing has to be done before' }
	])('on $asOf, with $months months left: $because', ({ asOf, months, perMonth }) => {
		expect(asked(rate, 70, 100, asOf)).toMatchObject({ kind: 'needed', months, perMonth, missing: 10 });
	});

	it('is nothing any more where the target is reached, also on the last day', () => {
		expect(asked(rate, 80, 100)).toEqual({ kind: 'reached', fiscalYear: 2026 });
		expect(asked(rate, 80, 100, '2027-03-31')).toEqual({ kind: 'reached', fiscalYear: 2026 });
	});

	it.each([
		{ indicator: trainingRate(), because: 'nothing was promised' },
		{
			indicator: trainingRate({ targets: [{ fiscalYear: 2026, departmentCode: '1010', percent: 80 }] }),
			because: 'only a department has a target'
		},
		{ indicator: comprehension({ targets }), because: 'answers are not people' },
		{
			indicator: trainingRate({ window: { kind: 'fiscal_year' }, targets: [{ fiscalYear: 2025, percent: 80 }] }),
			because: 'it begins anew each year, and this one has no target'
		}
	])('is none where $because', ({ indicator }) => {
		expect(asked(indicator, 10, 100)).toBeNull();
	});

	it('is none without anybody to count and when no month is left', () => {
		expect(asked(rate, 0, 0)).toBeNull();
		expect(asked(rate, 70, 100, '2027-03-31')).toBeNull();
		expect(asked(rate, 70, 100, '2027-04-01')).toBeNull();
	});

	it('is to this year’s target by its 31 March where the figure begins anew each year', () => {
		const yearly = trainingRate({ window: { kind: 'fiscal_year' }, targets });
		const pace = paceOf(yearly, of(10, 100), day('2025-11-21'), plan);
		expect(pace).toEqual({ kind: 'needed', perMonth: 8, missing: 40, months: 5, fiscalYear: 2025 });
	});

	it('is of a count to its headcount, and none for a number entered by hand', () => {
		const count = trainingCount({ targets: [{ fiscalYear: 2026, headcount: 60 }] });
		expect(asked(count, 51, null)).toMatchObject({ kind: 'needed', missing: 9, perMonth: 2 });
		const manual = indicatorOf({ kind: 'manual', unit: '件', direction: 'at_most' }, [{ fiscalYear: 2026, value: 0 }]);
		const entered = { value: 3, source: '資料', target: { value: 0, from: 'overall' }, met: false };
		expect(paceOf(manual, entered, day('2026-11-21'), plan)).toBeNull();
	});

	it('reaches the target when it is kept, and would not with one less a month', () => {
		fc.assert(
			fc.property(fc.nat(2000), fc.nat(2000), fc.integer({ min: 1, max: 100 }), (some, others, percent) => {
				const [numerator, denominator] = [Math.min(some, others), Math.max(some, others)];
				const indicator = trainingRate({ targets: [{ fiscalYear: 2026, percent }] });
				const pace = asked(indicator, numerator, denominator);
				const after = (people: number) => denominator === 0 || (numerator + people) * 100 >= percent * denominator;
				const { perMonth, months } = pace?.kind === 'needed' ? pace : { perMonth: 0, months: 0 };
				expect(after(perMonth * months)).toBe(true);
				expect(perMonth === 0 || !after((perMonth - 1) * months)).toBe(true);
			})
		);
	});
});
