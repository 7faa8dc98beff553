import { type CivilDate, type FiscalYear, fiscalYearOf } from '$lib/domain/calendar';

/** Fiscal years that can be meant; what is outside is a slip of the pen. */
const reach = { first: 2000, last: 2199 };

/** A fiscal year as an address writes it; null for anything else. */
export function writtenYear(written: string | null): FiscalYear | null {
	if (written === null || !/^\d{4}$/.test(written)) return null;
	const year = Number(written);
	return reach.first <= year && year <= reach.last ? year : null;
}

/**
 * The fiscal year an address asks for; else that of today.
 *
 * @param before so many years before it, for whoever has nothing to do with this one
 */
export function askedYear(query: URLSearchParams, today: CivilDate, before = 0): FiscalYear {
	return writtenYear(query.get('year')) ?? fiscalYearOf(today) - before;
}
