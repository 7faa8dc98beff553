import { expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { exportFileLink, exportLink, indicatorLink, peopleLink } from './links';

const asOf = day('2026-03-31');

it('holds a code that is no word of addresses', () => {
	expect(indicatorLink('研修/1?', asOf)).toBe('/indicators/%E7%A0%94%E4%BF%AE%2F1%3F?as-of=2026-03-31');
});

it('leaves the department out for the whole body', () => {
	expect(peopleLink('dx', { department: null, asOf, of: 'numerator' })).toBe(
		'/indicators/dx/people?as-of=2026-03-31&of=numerator'
	);
});

it('names a file of 出力 with the day, and the letters that were seen', () => {
	expect(exportLink('dx', asOf)).toBe('/indicators/dx/export?as-of=2026-03-31');
	expect(exportFileLink('dx', 'names.csv', asOf)).toBe('/indicators/dx/export/names.csv?as-of=2026-03-31');
	expect(exportFileLink('dx', 'names-cp932.csv', asOf, '20BB7')).toMatch(
		/names-cp932\.csv\?as-of=2026-03-31&seen=20BB7$/
	);
});
