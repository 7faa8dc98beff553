import { and, asc, eq } from 'drizzle-orm';
import { type CivilDate, firstDayOf, type FiscalYear, fiscalYearOf, lastDayOf } from '$lib/domain/calendar';
import { type Viewer } from '$lib/domain/access';
import { absence, staff } from '../../db/schema';
import { copyToYear } from '../../requirement/draft/copy';
import { createRequirement } from '../../requirement/draft/draw-up';
import { grantExemption } from '../../requirement/exempt';
import { previewed } from '../../requirement/draft/preview';
import { publishRequirement } from '../../requirement/draft/publish';
import { requirementOf } from '../../requirement/rows';
import { april1, civilDate, weekdayFrom } from '../days';
import { must } from './must';
import { type Office } from './office';
import { dxDraft, yearlyDrafts } from './required-training';

/**
 * 必須研修 of the last fiscal year and of this one, each drawn up and published on the first working day of its April: this year's are
 * the last year's copied, and DX研修 beside them. Before that day a year has none.
 */
export async function askForTraining(office: Office): Promise<void> {
	const thisYear = fiscalYearOf(office.today);
	const lastYear = thisYear - 1;
	const ids = await publishOn(firstWorkingDay(lastYear), office, async (officer) => {
		const drawn: number[] = [];
		for (const draft of yearlyDrafts(lastYear))
			drawn.push(must(await createRequirement(office.database, office.ledgerNow, officer, draft)).id);
		return drawn;
	});
	await publishOn(firstWorkingDay(thisYear), office, async (officer) => {
		const command = { ids, fiscalYear: thisYear };
		const { copied } = must(await copyToYear(office.database, office.ledgerNow, officer, command));
		const hr = await office.as('人事', officer.today);
		const draft = dxDraft(thisYear, thisYear - 2);
		return [...copied, must(await createRequirement(office.database, office.ledgerNow, hr, draft)).id];
	});
}

function firstWorkingDay(fiscalYear: FiscalYear): CivilDate {
	return civilDate(weekdayFrom(april1(fiscalYear)));
}

/** Publishes what is drawn up on the day, with whom it exempts; nothing where the day is still to come. */
async function publishOn(day: CivilDate, office: Office, drawUp: (officer: Viewer) => Promise<number[]>) {
	if (day > office.today) return [];
	const officer = await office.as('情報セキュリティ担当', day);
	const ids = await drawUp(officer);
	for (const id of ids) await publish(office, officer, id);
	if (ids.length > 0) await exemptLent(office, officer, ids[0]!);
	return ids;
}

async function publish({ database, ledgerNow }: Office, officer: Viewer, id: number): Promise<void> {
	const row = (await requirementOf(database.reader, id))!;
	const shown = await previewed(database.reader, await ledgerNow(), row, officer.today);
	must(await publishRequirement(database, ledgerNow, officer, { id, seen: row.entry, shown }));
}

/** Somebody who is lent out for the whole year takes the course where they are. */
async function exemptLent({ database }: Office, officer: Viewer, requirementId: number): Promise<void> {
	const fiscalYear = fiscalYearOf(officer.today);
	const [from, to] = [firstDayOf(fiscalYear), lastDayOf(fiscalYear)];
	const [lent] = await database.reader
		.select({ staffNumber: staff.staffNumber })
		.from(absence)
		.innerJoin(staff, eq(staff.id, absence.staffId))
		.where(and(eq(absence.kind, '派遣'), eq(absence.from, from)))
		.orderBy(asc(staff.staffNumber))
		.limit(1);
	if (!lent) return;
	const reason = '県への派遣中のため、派遣先で受講';
	must(await grantExemption(database, officer, { requirementId, staffNumber: lent.staffNumber, reason, from, to }));
}
