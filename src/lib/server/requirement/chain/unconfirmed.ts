import { can, type Viewer } from '$lib/domain/access';
import { type FiscalYear, fiscalYearOf, lastDayOf } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { type ChainState, headedSince, openSections, type SectionStanding } from '$lib/domain/requirement';
import { type Db } from '../../db/open';
import { chainOfYear } from './chain';
import { isConfirmer } from './confirmers';
import { openYearBefore } from './year-before';

/** A section whose head has not said yet that they have looked at its numbers; `changed`: they have, and they are others now. */
export type Unconfirmed = {
	fiscalYear: FiscalYear;
	code: string;
	name: string;
	/** older servers never say it */
	standing?: Extract<SectionStanding, 'missing' | 'changed'>;
};

/**
 * The sections this viewer confirms that have not been confirmed as they stand: of the year that ended, while its chain is open, also by
 * whoever headed one that is no more; and of this year. Nothing for anybody else.
 */
export async function unconfirmedSections(db: Db, ledger: Ledger, viewer: Viewer): Promise<Unconfirmed[]> {
	return [...(await unconfirmedBefore(db, ledger, viewer)), ...(await unconfirmedNow(db, ledger, viewer))];
}

/** Those of the fiscal year that ended last. */
export async function unconfirmedBefore(db: Db, ledger: Ledger, viewer: Viewer): Promise<Unconfirmed[]> {
	const fiscalYear = fiscalYearOf(viewer.today) - 1;
	const mayHaveOne = can(viewer, 'section:confirm') || headedSince(ledger, viewer.staffNumber, lastDayOf(fiscalYear));
	const state = mayHaveOne ? await openYearBefore(db, ledger, viewer.today) : null;
	return state === null ? [] : ownOf(ledger, viewer, state, fiscalYear);
}

async function unconfirmedNow(db: Db, ledger: Ledger, viewer: Viewer): Promise<Unconfirmed[]> {
	if (!can(viewer, 'section:confirm')) return [];
	const fiscalYear = fiscalYearOf(viewer.today);
	const { state } = await chainOfYear(db, ledger, fiscalYear, viewer.today);
	return ownOf(ledger, viewer, state, fiscalYear);
}

function ownOf(ledger: Ledger, viewer: Viewer, state: ChainState, fiscalYear: FiscalYear): Unconfirmed[] {
	const isOwn = isConfirmer(ledger, state.asOf, viewer);
	return openSections(state).flatMap(({ code, name, standing }): Unconfirmed[] => {
		if (standing !== 'missing' && standing !== 'changed') return [];
		return isOwn(code) ? [{ fiscalYear, code, name, standing }] : [];
	});
}
