import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { allSteps, type OverallFigure } from '$lib/domain/indicator';
import { buildLedger, dayNumber, type Ledger, noCompletions, withRows } from '$lib/domain/ledger';
import { town } from '../../../../tests/factories/town';
import { trainingRate } from '../../../../tests/factories/town-indicator';
import { people } from '../../../../tests/factories/town-people';
import { keptTrendSteps } from './trend';

const days = [day('2026-03-31'), day('2026-06-15')];
const ledger = buildLedger({ ...town({ people: people(3) }), indicators: [trainingRate()] });

function trend(of: Ledger): OverallFigure[] {
	return allSteps(keptTrendSteps(of, of.indicators.get('rate')!, days));
}

/** As a refresh of the ledger does it: only the columns of the course are other ones. */
function after(before: Ledger, courseCode: string, on: string): Ledger {
	const row = { id: 1, person: 0, day: dayNumber(day(on)), weight: 2, comprehension: 0, method: 0 } as const;
	const columns = withRows(before.completions.get(courseCode) ?? noCompletions, [row]);
	return { ...before, entry: before.entry + 1, completions: new Map([...before.completions, [courseCode, columns]]) };
}

describe('a trend', () => {
	it('is kept while nothing it is computed from changes, also over a record of another course', () => {
		const first = trend(ledger);
		expect(trend(ledger)).toBe(first);
		expect(trend(after(ledger, 'SECURITY', '2026-05-01'))).toBe(first);
	});

	it('is computed anew after a record of a course it asks for', () => {
		expect(trend(after(ledger, 'DX-BASIC', '2026-05-01')).map(({ overall }) => overall)).toMatchObject([
			{ numerator: 0 },
			{ numerator: 1 }
		]);
	});

	it('is computed anew where people have come, targets are others, or a course is good for longer', () => {
		const first = trend(ledger);
		const facts = town({ people: people(4) });
		expect(trend(buildLedger({ ...facts, indicators: [trainingRate()] }))[0]?.overall).toMatchObject({
			denominator: 4
		});
		const promised = trainingRate({ targets: [{ fiscalYear: 2026, percent: 50 }] });
		const other: Ledger = { ...ledger, indicators: buildLedger({ ...facts, indicators: [promised] }).indicators };
		expect(trend(other)[1]?.overall.target).toMatchObject({ percent: 50 });
		expect(trend({ ...ledger, courses: new Map(ledger.courses) })).not.toBe(first);
	});
});
