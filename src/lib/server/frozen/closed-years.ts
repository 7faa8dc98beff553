import { type CivilDate, type FiscalYear, lastDayOf } from '$lib/domain/calendar';
import { sealedKey, type SealedFigures } from '$lib/domain/frozen';
import { type Plan } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { closableYears } from './close';

/** The years of a plan whose 31 March has come, the first first: those of which every indicator is 確定, and the others. */
export type ClosedYears = { closed: FiscalYear[]; open: FiscalYear[] };

/** A plan without indicators has nothing to close. */
export function closedYears(ledger: Ledger, plan: Plan, sealed: SealedFigures, today: CivilDate): ClosedYears {
	const codes = [...ledger.indicators.values()]
		.filter(({ planCode }) => planCode === plan.code)
		.map(({ code }) => code);
	const years = codes.length === 0 ? [] : closableYears(plan, today).toReversed();
	const isClosed = (year: FiscalYear) => codes.every((code) => sealed.has(sealedKey(code, lastDayOf(year))));
	return { closed: years.filter(isClosed), open: years.filter((year) => !isClosed(year)) };
}
