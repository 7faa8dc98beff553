import { expect, it } from 'vitest';
import { addDays, day } from '$lib/domain/calendar';
import { buildLedger } from '$lib/domain/ledger';
import { requirementOf } from '../../../../tests/factories/requirement';
import { town } from '../../../../tests/factories/town';
import { progressDays, progressOf } from './progress';

it('rises on the day of a completion, falls with a newcomer, and stands still after the year', () => {
	const people = [{ completions: ['2026-05-01'] }, { completions: [{ on: '2026-06-01', state: 'waiting' as const }] }];
	const ledger = buildLedger(town({ people: [...people, { hiredOn: '2026-10-01' }] }));
	const days = ['2026-03-31', '2026-04-30', '2026-05-01', '2026-06-01', '2026-10-01', '2027-06-01'].map(day);
	const said = progressOf(ledger, requirementOf(), [], days).map(
		({ numerator, denominator, pending, percent }) => `${numerator}/${denominator} +${pending} ${percent}`
	);
	expect(said).toEqual(['0/0 +0 null', '0/2 +0 0', '1/2 +0 50', '1/2 +1 50', '1/3 +1 33.3', '1/3 +1 33.3']);
});

it('is shown each week from 1 April, on the due date and on the last day', () => {
	expect(progressDays(requirementOf(), day('2026-03-31'))).toEqual([]);
	expect(progressDays(requirementOf(), day('2026-04-01'))).toEqual(['2026-04-01']);
	expect(progressDays(requirementOf({ dueOn: '2026-04-10' }), day('2026-04-16'))).toEqual([
		...['2026-04-01', '2026-04-08', '2026-04-10', '2026-04-15', '2026-04-16']
	]);
	const whole = progressDays(requirementOf(), day('2028-01-01'));
	expect(whole.at(-1)).toBe('2027-03-31');
	expect(whole).toContain('2026-09-30');
	expect(whole.slice(1).every((one, place) => one <= addDays(whole[place]!, 7))).toBe(true);
});
