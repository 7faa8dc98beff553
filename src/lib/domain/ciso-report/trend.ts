import { type FiscalYear } from '$lib/domain/calendar';
import { courseWindows } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { copiedTo, type Coverage, type Requirement, ruleOf } from '$lib/domain/requirement';
import { type TrendNote } from './content';

/** A requirement that knows which one it was copied from; null for a new one. */
export type Traced = Pick<Requirement, 'id' | 'fiscalYear' | 'name' | 'state'> & { copiedFrom: number | null };

/** So many fiscal years stand in the 推移, the reported one with them. */
export const trendYears = 5;

/** The fiscal years before the reported one, the earliest first. */
export function yearsBefore(fiscalYear: FiscalYear): FiscalYear[] {
	return Array.from({ length: trendYears - 1 }, (_, place) => fiscalYear - trendYears + 1 + place);
}

/**
 * The published requirement of an earlier year that asked the same: the one this was copied from, over any number of copies, else the
 * one of the same name; null where that year has none.
 *
 * @param all every requirement of the years between, withdrawn ones too: a copy may lead through them
 */
export function forerunnerIn<T extends Traced>(year: FiscalYear, requirement: Traced, all: readonly T[]): T | null {
	const published = all.filter(({ fiscalYear, state }) => fiscalYear === year && state === 'published');
	const origins = originsOf(requirement, all);
	const { name } = requirement;
	return published.find(({ id }) => origins.has(id)) ?? published.find((one) => one.name === name) ?? null;
}

function originsOf({ copiedFrom }: Traced, all: readonly Traced[]): ReadonlySet<number> {
	const origins = new Set<number>();
	for (let id = copiedFrom; id !== null && !origins.has(id);) {
		const origin = id;
		origins.add(origin);
		id = all.find((one) => one.id === origin)?.copiedFrom ?? null;
	}
	return origins;
}

/**
 * The same rule in an earlier year that asked nothing of the kind, with every day as many years earlier. Its number is one that no
 * requirement has: exemptions were given from others.
 */
export function inYear<T extends Requirement>(requirement: T, fiscalYear: FiscalYear): T {
	const { id, name } = requirement;
	return { ...requirement, ...copiedTo(requirement, fiscalYear), id: -id, name };
}

/** Whether there is anything to reckon with: people to ask, and a record of one of the courses in the time that counts. */
export function hasRecords(ledger: Ledger, { requirement, asOf, figure }: Coverage): boolean {
	const { courses, window } = ruleOf(requirement);
	const windows = courseWindows(ledger, courses, window, asOf);
	return figure.tally.overall.denominator > 0 && windows.some(({ start, end }) => start < end);
}

export const trendNoteWords: Record<TrendNote, string> = {
	'same-rule': '同じ必須研修がないため、いまの条件で記録から計算',
	'no-records': '同じ必須研修も、その研修の記録もありません',
	altered: '提出した版が提出時と違うため、いまの記録で計算'
};
