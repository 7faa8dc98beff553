import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { countsOn, countsUntil, dayToTry, indicatorOn, ruleOn, withRevisions } from './revision';
import { type IndicatorRule } from './rule';

const coverage = (level: number): IndicatorRule => ({ kind: 'appointment_coverage', role: 'DX推進員', level });
const indicator = { code: 'a', planCode: 'p', name: '配置率', note: null, rule: coverage(1), targets: [] };
const revision = (from: string, level: number, indicatorCode = 'a') => ({
	indicatorCode,
	from: day(from),
	rule: coverage(level)
});

describe('the rule of an indicator over time', () => {
	const history = withRevisions(indicator, [
		revision('2026-04-01', 3),
		revision('2025-04-01', 2),
		revision('2024-04-01', 9, 'another')
	]);

	it.each([
		['2000-01-01', 1, null, 'the first one counts from the beginning'],
		['2025-03-31', 1, null, 'the day before a revision'],
		['2025-04-01', 2, '2025-04-01', 'a revision counts on its day'],
		['2026-03-31', 2, '2025-04-01', 'until the next one'],
		['2030-01-01', 3, '2026-04-01', 'the last one counts for good']
	])('on %s: level %d since %s, because %s', (on, level, from, _because) => {
		expect(indicatorOn(history, day(on)).rule).toEqual(coverage(level));
		expect(ruleOn(history.rules, day(on)).from).toBe(from);
	});

	it('is the one rule where nothing was revised', () => {
		const only = withRevisions(indicator, [revision('2024-04-01', 9, 'another')]);
		expect(indicatorOn(only, day('2026-01-01'))).toEqual(indicator);
	});

	it.each<[from: string | null, until: string | null, tried: string, because: string]>([
		[null, '2025-03-31', '2025-03-31', 'of what is over, its last day'],
		['2024-04-01', '2025-03-31', '2025-03-31', 'between the beginning and a revision'],
		['2025-04-01', '2026-03-31', '2025-10-01', 'it takes the place of the revision of that day, and today it counts'],
		['2025-12-01', '2026-03-31', '2025-12-01', 'of what is to come, its first day'],
		['2026-04-01', null, '2026-04-01', 'behind the last one there is no other']
	])('one from %s counts until %s and is tried on %s: %s', (from, until, tried, _because) => {
		const start = from === null ? null : day(from);
		expect(countsUntil(history.rules, start)).toBe(until);
		expect(dayToTry(history.rules, start, day('2025-10-01'))).toBe(tried);
	});

	it.each<[string | null, string | null, string, boolean]>([
		['2025-04-01', '2026-03-31', '2025-03-31', false],
		['2025-04-01', '2026-03-31', '2025-04-01', true],
		['2025-04-01', '2026-03-31', '2026-03-31', true],
		['2025-04-01', '2026-03-31', '2026-04-01', false],
		[null, null, '1900-01-01', true]
	])('one from %s until %s counts on %s: %s', (from, until, on, counts) => {
		const span = { from: from === null ? null : day(from), until: until === null ? null : day(until) };
		expect(countsOn(span, day(on))).toBe(counts);
	});
});
