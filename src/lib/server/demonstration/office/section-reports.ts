import { addDays, type CivilDate, type FiscalYear, fiscalYearOf, toDayNumber } from '$lib/domain/calendar';
import { type SectionState } from '$lib/domain/requirement';
import { chainOfYear } from '../../requirement/chain/chain';
import { confirmSection } from '../../requirement/chain/confirm-section';
import { seenMark } from '../../requirement/chain/seen-mark';
import { VISITED_SECTION } from '../cast';
import { civilDate, inFiscalYear, weekdayFrom } from '../days';
import { must } from './must';
import { type Office } from './office';
import { headsOn } from './section-heads';
import { viewerNumbered } from './viewer-titled';

/** 消防本部 is late with the last fiscal year, 農林水産課 never says anything. */
const LATE_SECTION = '0380';
const SILENT_SECTION = '0240';

/** 実施状況の確認 of the last fiscal year: every section but two, within two weeks of this April. */
export async function confirmLastYear(office: Office): Promise<void> {
	const thisYear = fiscalYearOf(office.today);
	const sections = await sectionsOn(office, thisYear - 1, office.today);
	const inTime = sections.filter(({ code }) => code !== LATE_SECTION && code !== SILENT_SECTION);
	for (const [place, section] of inTime.entries()) {
		const day = civilDate(weekdayFrom(inFiscalYear(thisYear, 4, 6 + (place % 10))));
		if (day <= office.today) await confirm(office, thisYear - 1, section, day);
	}
}

/** One of the two, when everything has been reported already. */
export async function confirmLate(office: Office): Promise<void> {
	const thisYear = fiscalYearOf(office.today);
	const day = civilDate(weekdayFrom(inFiscalYear(thisYear, 5, 29)));
	const late = (await sectionsOn(office, thisYear - 1, office.today)).find(({ code }) => code === LATE_SECTION);
	if (late && day <= office.today) await confirm(office, thisYear - 1, late, day);
}

/** So many sections have confirmed this fiscal year already, none of them of a head alone. */
const early = 4;
const fewest = 5;

/**
 * 実施状況の確認 of this fiscal year: some that are further than others looked three days ago, where nothing has changed since, and one a
 * month ago, where something has. Not before July: then there is little to look at. The visited section leaves it to the visitor.
 */
export async function confirmThisYear(office: Office): Promise<void> {
	const { today } = office;
	const [year, first] = [fiscalYearOf(today), civilDate(inFiscalYear(fiscalYearOf(today), 7, 1))];
	const [lately, longAgo] = [3, 30].map((days) => workingDayBefore(today, days)) as [CivilDate, CivilDate];
	if (longAgo < first) return;
	const now = marked(await sectionsOn(office, year, today));
	const isSame = (section: SectionState) => seenMark(section.now) === now.get(section.code);
	const others = (sections: SectionState[]) =>
		sections.filter(({ code, now: [first] }) => code !== VISITED_SECTION && first!.denominator >= fewest);
	const before = others(await sectionsOn(office, year, longAgo)).find((section) => !isSame(section));
	if (before) await confirm(office, year, before, longAgo);
	const there = others(await sectionsOn(office, year, lately)).filter(({ code }) => code !== before?.code);
	const ahead = there
		.filter(isSame)
		.sort((one, other) => shareOf(other) - shareOf(one) || (one.code < other.code ? -1 : 1));
	for (const section of ahead.slice(0, early)) await confirm(office, year, section, lately);
}

async function sectionsOn({ database, ledgerNow }: Office, fiscalYear: FiscalYear, day: CivilDate) {
	const { state } = await chainOfYear(database.reader, await ledgerNow(), fiscalYear, day);
	return state.sections;
}

/** The head of the day confirms what the section has on it; nobody does where the place is vacant. */
async function confirm(office: Office, fiscalYear: FiscalYear, { code, now }: SectionState, day: CivilDate) {
	const { database, ledgerNow } = office;
	const head = (await headsOn(database.reader, day)).get(code);
	const viewer = head === undefined ? null : await viewerNumbered(database, head, day);
	if (viewer === null) return;
	must(await confirmSection(database, ledgerNow, viewer, { fiscalYear, departmentCode: code, mark: seenMark(now) }));
}

function marked(sections: SectionState[]): Map<string, string> {
	return new Map(sections.map(({ code, now }) => [code, seenMark(now)]));
}

/** How much of all it is asked a section has done. */
function shareOf({ now }: SectionState): number {
	const sum = (of: (one: SectionState['now'][number]) => number) => now.reduce((all, one) => all + of(one), 0);
	return (
		sum(({ numerator }) => numerator) /
		Math.max(
			1,
			sum(({ denominator }) => denominator)
		)
	);
}

/** So many days ago, or the Friday before a weekend. */
function workingDayBefore(today: CivilDate, days: number): CivilDate {
	const day = addDays(today, -days);
	return weekdayFrom(toDayNumber(day)) === toDayNumber(day) ? day : workingDayBefore(today, days + 1);
}
