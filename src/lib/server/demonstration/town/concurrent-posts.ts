import { type DayNumber, type FiscalYear, fiscalYearsBetween } from '$lib/domain/calendar';
import { isAdministrative } from './categories';
import { april1, march31 } from '../days';
import { DX_SECTION, EMPTY_SECTION, GENERAL_AFFAIRS_SECTION, sectionOf } from './departments';
import { peopleBy, type Person, postOn } from './people';
import { random, type Random } from '../random';
import { FIRST_FISCAL_YEAR, scaled, type Setting } from '../setting';

/** Which section lends to which, each year: some inside a 部, some across. */
const loans = [
	{ from: '0220', to: DX_SECTION },
	{ from: '0130', to: DX_SECTION },
	{ from: '0330', to: '0340' },
	{ from: '0350', to: '0330' },
	{ from: '0250', to: '0150' },
	{ from: '0320', to: '0150' },
	{ from: '0240', to: '0230' },
	{ from: '0360', to: '0220' },
	{ from: '0370', to: '0230' },
	{ from: '0140', to: '0310' }
];

/** 兼務, appointed for a fiscal year at a time: the whole of 選挙管理委員会事務局 and one person for each loan. */
export function addConcurrentPosts(people: Person[], setting: Setting): void {
	const chance = random(setting.seed, 'concurrent posts');
	for (const fiscalYear of fiscalYearsBetween(FIRST_FISCAL_YEAR, setting.fiscalYear)) {
		const bySection = administrativeBySection(people, april1(fiscalYear));
		staffElectionOffice(bySection.get(GENERAL_AFFAIRS_SECTION) ?? [], fiscalYear);
		lend(chance, bySection, fiscalYear, scaled(setting, loans.length));
	}
}

/** 総務課長 as its head and three more of 総務課. */
function staffElectionOffice(people: Person[], fiscalYear: FiscalYear): void {
	const heads = people.filter((person) => postOn(person, april1(fiscalYear))?.head);
	const others = people.filter((person) => !heads.includes(person) && !person.settled);
	for (const person of heads) addLoan(person, EMPTY_SECTION, fiscalYear, '事務局長');
	for (const person of others.slice(0, 3)) addLoan(person, EMPTY_SECTION, fiscalYear, '書記');
}

function lend(chance: Random, bySection: Map<string, Person[]>, fiscalYear: FiscalYear, count: number): void {
	for (let index = 0; index < count; index++) {
		const loan = loans[index % loans.length] as (typeof loans)[number];
		const free = (bySection.get(loan.from) ?? []).filter((person) => isFree(person, fiscalYear));
		if (free.length > 0) addLoan(chance.pick(free), loan.to, fiscalYear);
	}
}

function isFree(person: Person, fiscalYear: FiscalYear): boolean {
	const post = postOn(person, april1(fiscalYear));
	const lent = person.concurrentPosts.some((other) => other.from === april1(fiscalYear));
	return !lent && !person.settled && post !== null && !post.head;
}

/** From 4月1日 to 3月31日, or to the last day employed. */
function addLoan(person: Person, department: string, fiscalYear: FiscalYear, title?: string): void {
	const post = postOn(person, april1(fiscalYear));
	if (!post) return;
	const to = Math.min(march31(fiscalYear), person.leftOn ?? Infinity);
	const rank = title ?? post.rank;
	person.concurrentPosts.push({ department, category: post.category, rank, head: false, from: april1(fiscalYear), to });
}

function administrativeBySection(people: Person[], day: DayNumber): Map<string, Person[]> {
	return peopleBy(people, (person) => {
		const post = postOn(person, day);
		return post && isAdministrative(post.category) ? sectionOf(post.department) : null;
	});
}
