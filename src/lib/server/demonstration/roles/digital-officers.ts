import { type FiscalYear, fiscalYearsBetween } from '$lib/domain/calendar';
import type { Appointment } from './appointments';
import { isAdministrative } from '../town/categories';
import { april1, march31 } from '../days';
import { sectionOf } from '../town/departments';
import { isAway, type Person, postOn } from '../town/people';
import { FIRST_FISCAL_YEAR, type Setting } from '../setting';

/** One 課 goes without, so that a 空席 can be seen. */
const VACANT_SECTION = '0380';

/**
 * DX推進員, one for each 課, appointed each 4月1日 for the fiscal year since 令和5年度. One of the last year's was appointed
 * for two years and transferred this 4月1日: the appointment stands in the old 課, the post is elsewhere.
 */
export function digitalOfficers(people: Person[], setting: Setting): Appointment[] {
	const moved = transferred(people, setting);
	const appointments: Appointment[] = [];
	let holders = new Map<string, Person>();
	for (const fiscalYear of fiscalYearsBetween(FIRST_FISCAL_YEAR + 1, setting.fiscalYear)) {
		holders = chooseHolders(people, fiscalYear, holders, moved && { person: moved, setting });
		[...holders].forEach(([section, person], index) => {
			const long = person === moved && fiscalYear === setting.fiscalYear - 1;
			appointments.push(appointment(person, section, fiscalYear, index + 1, long));
		});
	}
	return appointments;
}

function appointment(person: Person, section: string, fiscalYear: FiscalYear, number: number, long: boolean) {
	const orderNumber = `汐DX第${fiscalYear - 2018}-${String(number).padStart(3, '0')}号`;
	const to = march31(long ? fiscalYear + 1 : fiscalYear);
	return { person, role: 'DX推進員', department: section, from: april1(fiscalYear), to, orderNumber };
}

/** Last year's holder where still there, else the first of the section's staff; each section once. */
function chooseHolders(
	people: Person[],
	fiscalYear: FiscalYear,
	before: Map<string, Person>,
	story: { person: Person; setting: Setting } | null
): Map<string, Person> {
	const holders = new Map<string, Person>();
	const planned = story && storyOf(story, fiscalYear);
	for (const person of people) {
		const section = sectionFor(person, fiscalYear);
		if (section === null || section === VACANT_SECTION || section === planned?.skip) continue;
		if (planned?.skip && person === story?.person) continue; // has the old appointment still
		if (!holders.has(section) || before.get(section) === person) holders.set(section, person);
	}
	if (planned?.holder) holders.set(planned.section, planned.holder);
	return holders;
}

/** In the year before today's the one who will move is the holder; in today's year nobody follows. */
function storyOf({ person, setting }: { person: Person; setting: Setting }, fiscalYear: FiscalYear) {
	const section = sectionFor(person, setting.fiscalYear - 1) ?? '';
	const holder = fiscalYear === setting.fiscalYear - 1 ? person : null;
	return { section, holder, skip: fiscalYear === setting.fiscalYear ? section : null };
}

/** The ranks from which a 課 names its DX推進員. */
const ranks = ['主任', '主査', '係長'];

/** The 課 whose DX推進員 this person can be on 4月1日, null for sign-ins, other ranks and people who are not there. */
function sectionFor(person: Person, fiscalYear: FiscalYear): string | null {
	const post = postOn(person, april1(fiscalYear));
	const able =
		post && isAdministrative(post.category) && ranks.includes(post.rank) && !isAway(person, april1(fiscalYear));
	return able && person.signIn === null ? sectionOf(post.department) : null;
}

/** Somebody who went to another 課 on today's 4月1日, null if nobody did. */
function transferred(people: Person[], setting: Setting): Person | null {
	const moved = people.find((person) => {
		const [from, to] = [setting.fiscalYear - 1, setting.fiscalYear].map((year) => sectionFor(person, year));
		return from && to && from !== to && from !== VACANT_SECTION && isStanding(from, people, setting);
	});
	return moved ?? null;
}

/** Whether the section still has people today, so that its empty place is one. */
function isStanding(section: string, people: Person[], setting: Setting): boolean {
	return people.some((person) => sectionFor(person, setting.fiscalYear) === section);
}
