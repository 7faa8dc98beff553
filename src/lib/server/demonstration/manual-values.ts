import { fiscalYearsBetween, type FiscalYear, formatFiscalYear } from '$lib/domain/calendar';
import { random } from './random';
import type { Setting } from './setting';

/** A number entered by hand, as somebody of the town would have. */
export type EnteredValue = { indicatorCode: string; fiscalYear: FiscalYear; value: number; source: string };

/** What the plans leave to be entered, with the fiscal years they run over and the usual number of each. */
const series = [
	{ indicatorCode: 'sumoto-incidents', years: [2023, 2025], usual: [1, 0, 0], paper: '情報セキュリティ委員会 資料2' },
	{
		indicatorCode: 'kinokawa-incidents',
		years: [2023, 2026],
		usual: [2, 1, 0, 0],
		paper: '個人情報保護委員会への報告の控え'
	},
	{ indicatorCode: 'katagami-leaks', years: [2023, 2025], usual: [1, 1, 0], paper: '総務課の集計' }
] as const;

/** The numbers of every fiscal year that has passed; the running one has none yet. In some years there is one more than usual. */
export function manualValuesOf({ seed, fiscalYear }: Setting): EnteredValue[] {
	const chance = random(seed, 'manual values');
	return series.flatMap(({ indicatorCode, years: [first, last], usual, paper }) =>
		fiscalYearsBetween(first, Math.min(last, fiscalYear - 1)).map((year, index) => ({
			indicatorCode,
			fiscalYear: year,
			value: (usual[index] ?? 0) + (index === 0 ? chance.integer(0, 1) : 0),
			source: `${formatFiscalYear(year)} ${paper}`
		}))
	);
}
