import { type CivilDate, fiscalYearOf } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { asksSomebody, type ChainState, isReported } from '$lib/domain/requirement';
import { type Db } from '../../db/open';
import { chainOfYear } from './chain';
import { confirmationsOf } from './confirmations';

/**
 * The chain of the fiscal year that ended last, for as long as somebody has something to do there; null where it asked nobody, and once
 * the committee has been told. Of the years before it nobody is reminded.
 */
export async function openYearBefore(db: Db, ledger: Ledger, today: CivilDate): Promise<ChainState | null> {
	const fiscalYear = fiscalYearOf(today) - 1;
	// Asked first: all the rest has to be computed.
	const { steps } = await confirmationsOf(db, fiscalYear);
	if (isReported(steps)) return null;
	const { state } = await chainOfYear(db, ledger, fiscalYear, today);
	return asksSomebody(state) ? state : null;
}
