import { expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { byFiscalYear } from './by-fiscal-year';

it('puts a course that ended on 1 April into the new year, and the day before into the old one', () => {
	const [april, march] = [{ completedOn: day('2026-04-01') }, { completedOn: day('2026-03-31') }];
	expect(byFiscalYear([april, march])).toEqual([
		{ year: 2026, records: [april] },
		{ year: 2025, records: [march] }
	]);
});
