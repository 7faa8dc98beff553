import { can, type Viewer } from '$lib/domain/access';
import { type FiscalYear, fiscalYearOf } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { type Db } from '../db/open';
import { chainOfYear } from './chain';
import { isConfirmer } from './confirmers';

/** A section whose head has not said yet that they have looked at its numbers. */
export type Unconfirmed = { fiscalYear: FiscalYear; code: string; name: string };

/** The sections the viewer heads today that this fiscal year asks and that have not been confirmed at all; nothing for anybody else. */
export async function unconfirmedSections(db: Db, ledger: Ledger, viewer: Viewer): Promise<Unconfirmed[]> {
	if (!can(viewer, 'section:confirm')) return [];
	const fiscalYear = fiscalYearOf(viewer.today);
	const { state } = await chainOfYear(db, ledger, fiscalYear, viewer.today);
	const isOwn = isConfirmer(ledger, state.asOf, viewer);
	return state.sections
		.filter(({ code, standing, section }) => standing === 'missing' && section !== null && isOwn(code))
		.map(({ code, name }) => ({ fiscalYear, code, name }));
}
