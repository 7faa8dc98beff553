import { NEWCOMER, VISITED_SECTION } from '../cast';
import { type Completion, trainingDay, waiting } from './completions';
import { type Course, leadingCourse } from './courses';
import { april1 } from '../days';
import type { DxTraining } from './dx-training';
import { UNTRAINED_SECTION } from '../town/departments';
import { isCounted, type Person, postOn } from '../town/people';
import { random } from '../random';
import { scaled, type Setting } from '../setting';
import { type Habit, yearlyTraining } from './year-of-training';

/** How many wait in the section of the sign-in 所属長, and in the rest of the usual town. */
const IN_VISITED_SECTION = 4;
const ELSEWHERE = 6;

/** Those of the visited section whose DX record waits; they must not have one that counts within the own plan. */
export function waitingInVisitedSection(people: Person[], setting: Setting): Set<Person> {
	const there = people.filter((person) => isCounted(person, setting.today) && sits(person, VISITED_SECTION, setting));
	const free = there.filter((person) => person.signIn === null);
	return new Set(random(setting.seed, 'waiting here').sample(free, Math.min(IN_VISITED_SECTION, free.length - 1)));
}

/** Every record that its person has entered in the last two weeks and nobody has confirmed. */
export function waitingRecords(
	people: Person[],
	reserved: ReadonlySet<Person>,
	training: DxTraining,
	setting: Setting,
	habit: Habit
): Map<Person, Completion> {
	const chance = random(setting.seed, 'waiting');
	const records = new Map<Person, Completion>();
	const free = people.filter((person) => mayWait(person) && !reserved.has(person));
	const untrained = free.filter((person) => !training.isDoneSince(person, april1(setting.planStart)));
	for (const person of reserved) wait(person, leadingCourse('DX-BASIC'));
	for (const person of chance.sample(untrained, scaled(setting, ELSEWHERE))) wait(person, leadingCourse('DX-BASIC'));
	const others = chance.shuffled(free.filter((person) => !records.has(person)));
	let left = scaled(setting, 2);
	for (const person of others) {
		if (left === 0) break;
		if (isSecure(person)) continue;
		wait(person, leadingCourse('SECURITY'));
		left -= 1;
	}
	return records;

	function mayWait(person: Person): boolean {
		return isCounted(person, setting.today) && person.signIn !== NEWCOMER && !sits(person, UNTRAINED_SECTION, setting);
	}

	/** Whether this year's security course is done: then a record of it that waits would change nothing. */
	function isSecure(person: Person): boolean {
		const done = yearlyTraining(person, setting, habit);
		return done.some(({ course, day }) => course === 'SECURITY' && day >= april1(setting.fiscalYear));
	}

	function wait(person: Person, course: Course): void {
		const first = Math.max(setting.today - 13, person.hiredOn);
		records.set(person, waiting(chance, course, trainingDay(chance, person, first, setting.today)));
	}
}

function sits(person: Person, department: string, setting: Setting): boolean {
	return postOn(person, setting.today)?.department === department;
}
