import { type DayNumber, parts } from '$lib/domain/calendar';
import { isAdministrative } from '../town/categories';
import { civilDate, dayText } from '../days';
import { asRemembered, certificateNumber, type Examination, examinations, resultDay } from './examinations';
import { type Person, postOn } from '../town/people';
import { random, type Random } from '../random';
import type { Setting } from '../setting';
import { specialists } from '../roles/specialists';

export type Holding = {
	person: Person;
	qualification: string;
	/** 合格日 as written: perhaps only a month or a year */
	passedOn: string;
	certificateNumber: string;
	/** the first day no longer valid, null for good */
	expiresOn: DayNumber | null;
	status: '確認済' | '未確認';
};

/** The qualifications of everybody, old and new, by person; each examination once a person. */
export function qualificationsOf(people: Person[], setting: Setting): Holding[] {
	const chance = random(setting.seed, 'qualifications');
	const holdings = people.flatMap((person) => ofPerson(chance, person, setting));
	return [
		...holdings,
		...missing(chance, people, holdings, setting),
		...fresh(chance, people, holdings, setting)
	].concat(specialists(people, holdings, setting));
}

function ofPerson(chance: Random, person: Person, setting: Setting): Holding[] {
	const last = person.posts.at(-1);
	const weight = last && isAdministrative(last.category) ? 1 : 0.15;
	return examinations
		.filter((examination) => chance.chance(examination.share * weight))
		.flatMap((examination) => pass(chance, person, examination, setting));
}

/** Empty when this person cannot have passed it. */
function pass(chance: Random, person: Person, examination: Examination, setting: Setting): Holding[] {
	const day = resultDay(chance, examination, yearOf(person.hiredOn), setting.today);
	if (day === null) return [];
	// a part of a date counts from its last day: recent passes are remembered in full
	const passedOn = day > setting.today - 400 ? dayText(day) : asRemembered(chance, day);
	const certificate = passedOn.length < 5 ? '' : certificateNumber(chance, examination.code, day);
	const holding = { person, qualification: examination.code, passedOn, certificateNumber: certificate };
	return [{ ...holding, expiresOn: null, status: '確認済' }];
}

/** Every examination has a holder who is here today, also those that chance has left out. */
function missing(chance: Random, people: Person[], holdings: Holding[], setting: Setting): Holding[] {
	const here = people.filter((person) => person.signIn === null && postOn(person, setting.today) !== null);
	return examinations.filter(isMissing).flatMap((examination) => {
		const [from, to] = examination.years;
		const able = here.filter((person) => yearOf(person.hiredOn) <= (to ?? 2020) && yearOf(person.hiredOn) > from - 15);
		const person = able.find((candidate) => !holdings.some((holding) => holding.person === candidate));
		return person ? pass(chance, person, examination, setting) : [];
	});

	function isMissing({ code }: Examination): boolean {
		return !holdings.some((one) => one.qualification === code && postOn(one.person, setting.today) !== null);
	}
}

/** IT passports of the last month that wait for confirmation. */
function fresh(chance: Random, people: Person[], holdings: Holding[], setting: Setting): Holding[] {
	const holders = new Set(holdings.map((holding) => holding.person));
	const free = people.filter(
		(person) => !holders.has(person) && person.signIn === null && postOn(person, setting.today) !== null
	);
	return chance.sample(free, 3).map((person) => {
		const day = setting.today - chance.integer(2, 30);
		const passedOn = dayText(day);
		const number = certificateNumber(chance, 'IP', day);
		return { person, qualification: 'IP', passedOn, certificateNumber: number, expiresOn: null, status: '未確認' };
	});
}

function yearOf(day: DayNumber): number {
	return parts(civilDate(day)).year;
}
