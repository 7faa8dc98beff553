import { can, type Viewer } from '$lib/domain/access';
import { type FiscalYear, fiscalYearOf } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { type ChainStep, nextStep, openSections } from '$lib/domain/requirement';
import { type Db } from '../../db/open';
import { openYearBefore } from './year-before';

/** What comes next in the chain of the year that ended; `sections`: how many of them have not been confirmed as they stand. */
export type NextStep = { fiscalYear: FiscalYear; step: ChainStep; sections: number };

/** For whoever enters the steps, until the committee has been told; null for everybody else, and where that year asked nobody. */
export async function nextStepBefore(db: Db, ledger: Ledger, viewer: Viewer): Promise<NextStep | null> {
	const state = can(viewer, 'chain:confirm') ? await openYearBefore(db, ledger, viewer.today) : null;
	const step = state && nextStep(state);
	if (!state || !step) return null;
	return { fiscalYear: fiscalYearOf(viewer.today) - 1, step, sections: openSections(state).length };
}
