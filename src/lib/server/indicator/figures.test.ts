import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { buildLedger, dayNumber, type Ledger, noCompletions, withRows } from '$lib/domain/ledger';
import { type Target } from '$lib/domain/plan';
import { town } from '../../../../tests/factories/town';
import { trainingRate } from '../../../../tests/factories/town-indicator';
import { people } from '../../../../tests/factories/town-people';
import { figureOf, reportFor } from './figures';

const [asOf, today] = [day('2026-03-31'), day('2026-06-15')];
const ledger = buildLedger({ ...town({ people: people(3) }), indicators: [trainingRate()] });

const figure = (of: Ledger) => figureOf(of, of.indicators.get('rate')!, asOf);
const report = (of: Ledger) => reportFor(of, of.indicators.get('rate')!, asOf, today);

/** As a refresh of the ledger does it: only the columns of the course are other ones. */
function after(before: Ledger, courseCode: string): Ledger {
	const row = { id: 1, person: 0, day: dayNumber(asOf), weight: 2, comprehension: 0, method: 0 } as const;
	const columns = withRows(before.completions.get(courseCode) ?? noCompletions, [row]);
	return { ...before, entry: before.entry + 1, completions: new Map([...before.completions, [courseCode, columns]]) };
}

describe('a figure and its report', () => {
	it('are kept while nothing they are computed from changes, also over a record of another course', () => {
		const [first, told] = [figure(ledger), report(ledger)];
		expect(figure(ledger)).toBe(first);
		expect(figure(after(ledger, 'SECURITY'))).toBe(first);
		expect(report(after(ledger, 'SECURITY'))).toBe(told);
	});

	it('are computed anew after a record of a course they ask for', () => {
		const before = report(ledger).overall;
		expect(report(after(ledger, 'DX-BASIC')).overall).not.toEqual(before);
		expect(report(ledger).overall).toEqual(before);
	});

	it('know the targets of the plan as it stands', () => {
		const target: Target = { fiscalYear: 2025, departmentCode: null, percent: 80, headcount: null, value: null };
		const history = { ...ledger.indicators.get('rate')!, targets: [target] };
		const revised = { ...ledger, indicators: new Map([['rate', history]]) };
		expect(report(ledger).overall.target).toBeNull();
		expect(report(revised).overall.target).toMatchObject({ percent: 80 });
	});
});
