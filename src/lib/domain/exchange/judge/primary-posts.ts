import { type Assignment } from '$lib/domain/organisation';
import { type Fault } from '../sheet';
import { asWritten, type Entry } from './overlay';
import { periodWords, whereabouts } from './sentences';
import { endOfTime, type Span, Timeline } from './timeline';
import { type Town } from './town';

/** What a post needs to be placed in time. */
export type DatedPost = Pick<Assignment, 'staffNumber' | 'departmentCode' | 'from' | 'to'>;

type Held = Span & { entry: Entry<Assignment> };

/** Two 本務 of one person on one day: what is stored stands, then what comes first in the file. */
export function primaryPosts(town: Town): Fault[] {
	const timelines = new Map<string, Timeline<Held>>();
	return town.assignments.flatMap((entry) => {
		const span = postSpan(town, entry.value);
		if (entry.value.kind !== '本務' || span.to < span.from) return [];
		const timeline = timelines.get(entry.value.staffNumber) ?? new Timeline<Held>();
		timelines.set(entry.value.staffNumber, timeline);
		const other = timeline.add({ ...span, entry });
		return other && entry.rowNumber !== null ? [second(town, entry.value, entry.rowNumber, other.entry)] : [];
	});
}

/** The days of a post; without a written end it ends with the employment, as far as that is known. */
export function postSpan({ staff, uncertainStaff }: Town, { staffNumber, from, to }: DatedPost): Span {
	const leftOn = uncertainStaff.has(staffNumber) ? null : staff.get(staffNumber)?.value.leftOn;
	return { from, to: to ?? leftOn ?? endOfTime };
}

function second({ parsed }: Town, { from, staffNumber }: Assignment, row: number, other: Entry<Assignment>): Fault {
	const { departmentCode, from: start, to } = other.value;
	const post = `所属「${departmentCode}」の本務（${periodWords(start, to)}、${whereabouts(other)}）`;
	const message = `職員「${staffNumber}」の${post}と期間が重なります。先の本務に終了日を入れるか、区分を兼務にしてください。`;
	const value = asWritten(parsed.assignments!, 'from', row, from);
	return { file: 'assignments.csv', row, column: 'from', value, message };
}
