import { type Viewer } from '$lib/domain/access';
import { type CivilDate, type FiscalYear, firstDayOf } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { type Db } from '../db/open';
import { requirementList } from './list';

/** A published requirement of a year to come, and how many it would ask as things are registered now. */
export type RequirementToCome = { id: number; name: string; dueOn: CivilDate; members: number };

/** What was published ahead for a fiscal year; null once the year has begun, and where there is nothing. */
export async function requirementsToCome(
	db: Db,
	ledger: Ledger,
	viewer: Viewer,
	fiscalYear: FiscalYear
): Promise<RequirementToCome[] | null> {
	if (viewer.today >= firstDayOf(fiscalYear)) return null;
	const { requirements } = await requirementList(db, ledger, viewer, fiscalYear);
	const published = requirements.filter(({ state }) => state === 'published');
	const toCome = published.map(({ id, name, dueOn, overall }) => ({
		id,
		name,
		dueOn,
		members: overall?.denominator ?? 0
	}));
	return toCome.length > 0 ? toCome : null;
}
