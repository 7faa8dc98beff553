import { type Viewer } from '$lib/domain/access';
import { type CivilDate, fiscalYearOf } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { type SectionPerson, type SectionState, type SectionView } from '$lib/domain/requirement';
import { type Db } from '../../db/open';
import { type ChainOfYear } from './chain';
import { latestReminders, remindedToday, remindsIn } from '../reminders';

/** Whom a viewer may remind of a requirement now: `people` without those they have reminded today, and how many those are. */
export type Remindable = {
	requirementId: number;
	people: { staffNumber: string; name: string }[];
	already: number;
};

export type SectionReminders = {
	/** for each person, and then each requirement: the day of the latest 催促 of whoever has not done it; null for none */
	remindedOn: (CivilDate | null)[][];
	/** by requirement; null where the viewer reminds nobody here, or the year is another */
	remindable: Remindable[] | null;
};

/** 催促 on 所属の状況: when each person was reminded last, and whom this viewer may remind now. */
export async function sectionReminders(
	db: Db,
	ledger: Ledger,
	viewer: Viewer,
	{ code, section }: SectionState,
	{ coverages }: ChainOfYear,
	{ requirements, people }: SectionView
): Promise<SectionReminders> {
	const ids = requirements.map(({ id }) => id);
	const missing = people.filter(({ standings }) => standings.some((one) => one?.state === '未'));
	const latest = await latestReminders(db, ids, missing);
	const dayOf = ({ staffNumber, standings }: SectionPerson) =>
		ids.map((id, place) => (standings[place]?.state === '未' ? (latest(id, staffNumber) ?? null) : null));
	const remindedOn = people.map(dayOf);
	const runs = coverages[0]?.requirement.fiscalYear === fiscalYearOf(viewer.today);
	if (!runs || section === null || !remindsIn(ledger, viewer)(code)) return { remindedOn, remindable: null };
	const today = await remindedToday(db, viewer, ids);
	return { remindedOn, remindable: ids.map((id, place) => remindableIn(id, place, missing, viewer, today(id))) };
}

function remindableIn(
	requirementId: number,
	place: number,
	missing: readonly SectionPerson[],
	{ staffNumber }: Viewer,
	remindedToday: ReadonlySet<string>
): Remindable {
	const others = missing.filter((one) => one.standings[place]?.state === '未' && one.staffNumber !== staffNumber);
	const people = others.filter((one) => !remindedToday.has(one.staffNumber));
	return {
		requirementId,
		people: people.map(({ staffNumber, name }) => ({ staffNumber, name })),
		already: others.length - people.length
	};
}
