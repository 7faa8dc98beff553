import { type Viewer } from '$lib/domain/access';
import { addDays, fiscalYearOf, lastDayOf } from '$lib/domain/calendar';
import { type Duty, dutiesOf } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { dutiesOfYear, type YearDuty } from '$lib/domain/requirement';
import { type Db } from '../db/open';
import { dutiesAhead } from '../indicator/counting';
import { figureOf } from '../indicator/figures';
import { confirmationsOf } from './chain/confirmations';
import { coveragesOfYear } from './coverages';
import { requirementYear } from './rows';

/**
 * 今年度の必須 of the viewer, what is overdue first: by the published requirements of today's fiscal year, and by the indicators where it
 * has none. Nothing for somebody who is not on the staff list.
 */
export async function ownYearDuties(db: Db, ledger: Ledger, viewer: Viewer): Promise<YearDuty[]> {
	const { today } = viewer;
	const person = ledger.people.positions.get(viewer.staffNumber);
	if (viewer.staffId === null || person === undefined) return [];
	const coverages = await coveragesOfYear(ledger, await requirementYear(db, fiscalYearOf(today)), today);
	if (coverages.length === 0) await dutiesAhead(ledger, viewer);
	return dutiesOfYear(ledger, person, coverages, today, () => byIndicators(ledger, person, viewer));
}

/** April and May: what was taken before 1 April is still recorded, and the year is not reported yet. */
const daysAfter = 61;

/**
 * What the viewer has not done of the 必須研修 of the year that ended: for two months, and not once the year's numbers were looked at above
 * the sections. It was taken and not recorded, or it was missed for good.
 */
export async function ownDutiesBefore(db: Db, ledger: Ledger, viewer: Viewer): Promise<YearDuty[]> {
	const { today } = viewer;
	const fiscalYear = fiscalYearOf(today) - 1;
	const person = ledger.people.positions.get(viewer.staffNumber);
	if (viewer.staffId === null || person === undefined || today > addDays(lastDayOf(fiscalYear), daysAfter)) return [];
	if ((await confirmationsOf(db, fiscalYear)).steps.length > 0) return [];
	const coverages = await coveragesOfYear(ledger, await requirementYear(db, fiscalYear), today);
	return dutiesOfYear(ledger, person, coverages, today, () => []).filter(({ state }) => state === '未');
}

function byIndicators(ledger: Ledger, person: number, { today }: Viewer): Duty[] {
	return dutiesOf(ledger, person, today, (indicator) => figureOf(ledger, indicator, today));
}
