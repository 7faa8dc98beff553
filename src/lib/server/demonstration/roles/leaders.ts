import type { DayNumber } from '$lib/domain/calendar';
import type { Appointment } from './appointments';
import { april1 } from '../days';
import { depthOf, DX_SECTION, GENERAL_AFFAIRS_SECTION, sectionOf } from '../town/departments';
import type { DxTraining } from '../training/dx-training';
import { isCounted, peopleBy, type Person, postOn } from '../town/people';
import { random } from '../random';
import { FIRST_FISCAL_YEAR, type Setting } from '../setting';

/** 情報化リーダー since 令和4年7月, DX推進リーダー since 令和5年4月, and CSIRT要員: without an end, also after a transfer. */
export function leadersAndResponders(people: Person[], setting: Setting, training: DxTraining): Appointment[] {
	const officers = people.filter((person) => isCounted(person, setting.today) && !postOn(person, setting.today)?.head);
	const bySection = peopleBy(officers, (person) => sectionOf(postOn(person, setting.today)?.department ?? ''));
	const chance = random(setting.seed, 'leaders');
	const leaders = [...bySection].flatMap(([section, there], index) => {
		// in every third 課 there is no leader yet
		if (index % 3 === 2) return [];
		const [first, second] = chance.shuffled(there).sort((one, other) => rank(other) - rank(one));
		return [
			...(first ? [appoint(first, 'DX推進リーダー', section, april1(FIRST_FISCAL_YEAR + 1))] : []),
			...(second ? [appoint(second, '情報化リーダー', section, april1(FIRST_FISCAL_YEAR) + 91)] : [])
		];
	});
	return [...leaders, ...responders(people, setting)];

	/** Those with the course a leader needs come first; one without it may be left over. */
	function rank(person: Person): number {
		return training.of(person).some((completion) => completion.course === 'DX-ADVANCED') ? 1 : 0;
	}
}

/** CSIRT要員: DX推進課 and the heads of 総務課 and 危機管理課. */
function responders(people: Person[], setting: Setting): Appointment[] {
	return people.flatMap((person) => {
		const post = postOn(person, setting.today);
		const called = post && (post.department === DX_SECTION || (post.head && isCalled(post.department)));
		return called ? [appoint(person, 'CSIRT要員', DX_SECTION, april1(FIRST_FISCAL_YEAR + 1))] : [];
	});
}

function isCalled(department: string): boolean {
	return depthOf(department) === 2 && [GENERAL_AFFAIRS_SECTION, '0150'].includes(department);
}

/** From the day given, or from the person's first day in the present post if that is later. */
function appoint(person: Person, role: string, department: string, since: DayNumber): Appointment {
	const from = Math.max(since, person.posts.at(-1)?.from ?? since);
	return { person, role, department, from, to: null, orderNumber: '' };
}
