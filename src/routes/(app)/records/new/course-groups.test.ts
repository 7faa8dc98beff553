import { expect, it } from 'vitest';
import { groupsFor, thisDuty } from './course-groups';

const course = (code: string) => ({ code, name: code, reading: [] });
const offered = { required: [course('A'), course('B')], recent: [course('C')], others: [course('D')] };
const codes = (of: string[]) =>
	groupsFor(offered, of).map(({ label, courses }) => [label, courses.map(({ code }) => code).join()]);

it('offers the courses of the duty it was opened for before all others, and each course once', () => {
	expect(codes(['B', 'C'])).toEqual([
		[thisDuty, 'B,C'],
		['必須', 'A'],
		['そのほか', 'D']
	]);
});

it.each([{ of: [] }, { of: ['none'] }])('offers 必須 first where no duty is meant: $of', ({ of }) => {
	expect(codes(of).map(([label]) => label)).toEqual(['必須', '最近', 'そのほか']);
});
