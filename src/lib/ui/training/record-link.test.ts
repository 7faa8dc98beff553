import { expect, it } from 'vitest';
import { recordLink } from './record-link';

it.each([
	{ fields: {}, link: '/records/new', because: 'nothing is known' },
	{
		fields: { courseCode: 'DX-BASIC', hours: null },
		link: '/records/new?courseCode=DX-BASIC',
		because: 'blanks are left out'
	},
	{
		fields: { courseCode: 'A&B', hours: 0 },
		link: '/records/new?courseCode=A%26B&hours=0',
		because: 'a code may hold anything'
	}
])('$because: $link', ({ fields, link }) => {
	expect(recordLink(fields)).toBe(link);
});
