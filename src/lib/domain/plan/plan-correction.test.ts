import { describe, expect, it } from 'vitest';
import {
	correctionRefusals,
	correctionRefusalSentence,
	type YearInUse,
	yearsLost,
	yearsLostSentences
} from './plan-correction';

const before = { firstFiscalYear: 2024, lastFiscalYear: 2026 };
const target = (fiscalYear: number): YearInUse => ({ fiscalYear, what: '目標', indicator: '受講率' });

describe('the years of a plan', () => {
	it.each([
		{ to: { firstFiscalYear: 2025, lastFiscalYear: 2026 }, lost: [2024], because: 'the first year falls out' },
		{ to: { firstFiscalYear: 2024, lastFiscalYear: 2025 }, lost: [2026], because: 'the last year falls out' },
		{ to: { firstFiscalYear: 2023, lastFiscalYear: 2029 }, lost: [], because: 'a longer plan loses nothing' },
		{ to: { firstFiscalYear: 2030, lastFiscalYear: 2031 }, lost: [2024, 2026], because: 'other years altogether' }
	])('$because', ({ to, lost }) => {
		// 2020 lay outside all the while: an import may leave that.
		const inUse = [target(2026), target(2020), target(2024)];
		expect(yearsLost(inUse, before, to).map(({ fiscalYear }) => fiscalYear)).toEqual(lost);
	});

	it('are told with what stands in them, each year and kind once', () => {
		const lost: YearInUse[] = [
			target(2024),
			{ ...target(2024), indicator: '保有率' },
			{ ...target(2025), what: '確定した報告' }
		];
		expect(yearsLostSentences(lost)).toEqual([
			'令和6年度には、「受講率」「保有率」の目標があります。',
			'令和7年度には、「受講率」の確定した報告があります。'
		]);
	});
});

it.each(correctionRefusals)('%s is a sentence that says what to do or how it is', (reason) => {
	expect(correctionRefusalSentence(reason)).toMatch(/。$/);
});
