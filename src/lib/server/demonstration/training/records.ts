import type { Completion } from './completions';
import type { DxTraining } from './dx-training';
import { handlerTraining, lacking } from '../roles/handlers';
import type { Person } from '../town/people';
import type { Setting } from '../setting';
import { type Habit, yearlyTraining } from './year-of-training';

/** Where a person's completions come from. */
export type Sources = {
	setting: Setting;
	habit: Habit;
	training: DxTraining;
	/** CYDER, taken by CSIRT要員 */
	exercises: ReadonlyMap<Person, Completion[]>;
	waiting: ReadonlyMap<Person, Completion>;
};

/** All completions of one person by date, each course at most once a day. */
export function recordsOf(person: Person, sources: Sources): Completion[] {
	const records = [...sources.training.of(person), ...(sources.exercises.get(person) ?? [])];
	const waiting = sources.waiting.get(person);
	if (waiting) records.push(waiting);
	records.push(...yearlyTraining(person, sources.setting, sources.habit));
	records.push(...lacking(records, handlerTraining(person, sources.setting)));
	return records.sort((one, other) => one.day - other.day || compare(one.course, other.course)).filter(isFirst);
}

function compare(one: string, other: string): number {
	return one === other ? 0 : one < other ? -1 : 1;
}

function isFirst(record: Completion, index: number, records: Completion[]): boolean {
	const previous = records[index - 1];
	return !previous || previous.course !== record.course || previous.day !== record.day;
}
