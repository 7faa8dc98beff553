import { addMonths, type DayNumber, fiscalYearsBetween, toDayNumber } from '$lib/domain/calendar';
import { civilDate, dayText, firstOfMonth, march31 } from '../days';
import { DX_SECTION } from '../town/departments';
import { AS_GOOD_AS_AP } from '../training/examinations';
import { type Person, postOn } from '../town/people';
import type { Holding } from '../training/qualifications';
import { FIRST_FISCAL_YEAR, type Setting } from '../setting';

/**
 * How many of DX推進課 hold 応用情報 or better on 31 March of each 年度; later years keep the last number. Of six people these
 * are 33, 33 and 67 % against 20, 40 and 60 %. In the present year it is as transfers have left it.
 */
const wanted: Record<number, number> = { 2023: 2, 2024: 2, 2025: 4 };

/** 情報処理安全確保支援士 with renewals, and 応用情報 in the section the plan looks at. */
export function specialists(people: Person[], before: Holding[], setting: Setting): Holding[] {
	const registered = [...registrations(people, setting), ...lapsed(people, before, setting)];
	return [...registered, ...awards(people, [...before, ...registered], setting)];
}

/** The fixed-term expert of DX推進課: examined in 2019, registered since 2020 and renewed every three years. */
function registrations(people: Person[], setting: Setting): Holding[] {
	const expert = people.find((person) => {
		const post = postOn(person, setting.today);
		return post?.department === DX_SECTION && post.category === 'fixedTerm';
	});
	if (!expert) return [];
	const years = fiscalYearsBetween(2020, setting.fiscalYear).filter((year) => (year - 2020) % 3 === 0);
	const days = years.map((year) => firstOfMonth(year, 10)).filter((day) => day <= setting.today);
	return [examined(expert, '2019-12-20'), ...days.map((day) => registration(expert, day))];
}

/** Somebody else has let the registration lapse; the examination stays. */
function lapsed(people: Person[], before: Holding[], setting: Setting): Holding[] {
	const holders = new Set(before.map((holding) => holding.person));
	const person = people.find((candidate) => {
		const post = postOn(candidate, setting.today);
		return (
			post && post.department !== DX_SECTION && post.rank === '主査' && !holders.has(candidate) && !candidate.signIn
		);
	});
	if (!person) return [];
	return [examined(person, '2021-06-25'), registration(person, firstOfMonth(2021, 10))];
}

function examined(person: Person, passedOn: string): Holding {
	const certificateNumber = `第SC-${passedOn.slice(0, 7)}-00421号`;
	return { person, qualification: 'SC', passedOn, certificateNumber, expiresOn: null, status: '確認済' };
}

/** Valid for three years (情報処理の促進に関する法律 第15条第2項). */
function registration(person: Person, day: DayNumber): Holding {
	const expiresOn = toDayNumber(addMonths(civilDate(day), 36));
	const certificateNumber = `登録番号第${String(12_000 + (day % 7000)).padStart(6, '0')}号`;
	return { person, qualification: 'RISS', passedOn: dayText(day), certificateNumber, expiresOn, status: '確認済' };
}

function awards(people: Person[], before: Holding[], setting: Setting): Holding[] {
	const good = new Set(before.filter((one) => AS_GOOD_AS_AP.includes(one.qualification)).map((one) => one.person));
	const awarded: Holding[] = [];
	for (const fiscalYear of fiscalYearsBetween(FIRST_FISCAL_YEAR + 1, setting.fiscalYear - 1)) {
		const there = people.filter((person) => postOn(person, march31(fiscalYear))?.department === DX_SECTION);
		const missing = (wanted[fiscalYear] ?? 4) - there.filter((person) => good.has(person)).length;
		for (const person of there.filter((candidate) => !good.has(candidate)).slice(0, Math.max(0, missing))) {
			good.add(person);
			awarded.push(award(person, firstOfMonth(fiscalYear, 12) + 19));
		}
	}
	return awarded;
}

function award(person: Person, day: DayNumber): Holding {
	const passedOn = dayText(day);
	const certificateNumber = `第${passedOn.slice(0, 7)}-${String(1000 + (day % 5000)).padStart(5, '0')}号`;
	return { person, qualification: 'AP', passedOn, certificateNumber, expiresOn: null, status: '確認済' };
}
