import { formatDay } from '$lib/domain/calendar';
import type { CourseChoice, RecordForm } from '$lib/server/training/record-form';
import type { CourseGroup, CourseOption } from '$lib/ui/form/course-search';

/** The heading of the courses among which a duty lets the person choose. */
export const thisDuty = 'この必須の研修';

type Offered = Pick<RecordForm, 'required' | 'recent' | 'others'>;

/**
 * The courses to choose from, each in one group only.
 *
 * @param of the codes of the courses that would do, where the form was opened for a duty; none otherwise
 */
export function groupsFor({ required, recent, others }: Offered, of: readonly string[]): CourseGroup[] {
	const isMeant = ({ code }: { code: string }) => of.includes(code);
	const rest = (courses: Offered['others']) => courses.filter((course) => !isMeant(course));
	return [
		{ label: thisDuty, courses: [...required, ...recent, ...others].filter(isMeant) },
		{ label: '必須', courses: rest(required) },
		{ label: '最近', courses: rest(recent) },
		{ label: 'そのほか', courses: rest(others) }
	]
		.filter(({ courses }) => courses.length > 0)
		.map(({ label, courses }) => ({ label, courses: courses.map(withNote) }));
}

/** What is asked for says until when. */
function withNote({ due, code, name, reading }: CourseChoice): CourseOption {
	const course = { code, name, reading };
	return due ? { ...course, note: `${due.isOverdue ? '期限超過' : '期限'} ${formatDay(due.dueOn)}` } : course;
}

/** What the duties that ask for a course say of 実施方法; a form that an older build kept says nothing. */
export function askedOf({ required }: Pick<RecordForm, 'required'>, courseCode: string): string[] {
	return required.find(({ code }) => code === courseCode)?.methods ?? [];
}
