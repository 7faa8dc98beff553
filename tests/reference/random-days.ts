import fc from 'fast-check';
import { addDays, addMonths, type CivilDate, day, toDayNumber } from '$lib/domain/calendar';

/** Days on which figures are apt to go wrong: the turns of the years, leap days, ends of months. */
const borders = [
	...['2022', '2023', '2024', '2025', '2026'].flatMap((year) => [`${year}-03-31`, `${year}-04-01`]),
	...['2023-02-28', '2024-02-28', '2024-02-29', '2024-03-01', '2025-02-28', '2025-03-01'],
	...['2023-10-01', '2024-06-12', '2024-08-31', '2024-09-30']
].map(day);

export const leastDay = day('2021-04-01');
const lastDay = day('2026-04-30');

/** A day of five years, most often one on a border or next to one, so that the days of a town meet. */
export const someDay: fc.Arbitrary<CivilDate> = fc.oneof(
	{ weight: 5, arbitrary: fc.constantFrom(...borders) },
	{
		weight: 2,
		arbitrary: fc.tuple(fc.constantFrom(...borders), fc.constantFrom(-1, 1)).map(([on, by]) => addDays(on, by))
	},
	{ weight: 3, arbitrary: fc.nat(toDayNumber(lastDay) - toDayNumber(leastDay)).map((by) => addDays(leastDay, by)) }
);

/** A period as it is written; about every third is open. */
export const somePeriod = fc
	.tuple(someDay, fc.option(someDay, { freq: 2 }))
	.map(([one, other]) => (other !== null && other < one ? { from: other, to: one } : { from: one, to: other }));

/** A day now and then; mostly null, being without beginning or end. */
export const seldomDay: fc.Arbitrary<CivilDate | null> = fc.oneof(
	{ weight: 5, arbitrary: fc.constant(null) },
	{ weight: 1, arbitrary: someDay }
);

/** The earlier of the last days, null being without end. */
export function earliest(...ends: (CivilDate | null)[]): CivilDate | null {
	return ends.filter((one) => one !== null).sort()[0] ?? null;
}

/** Some years back, for what lies before everything else. */
export function yearsBefore(date: CivilDate, years: number): CivilDate {
	return addMonths(date, -12 * years);
}
