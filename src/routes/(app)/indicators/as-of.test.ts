import { expect, it } from 'vitest';
import { askedDay } from './as-of';

const asked = (written: string) => askedDay(new URLSearchParams({ 'as-of': written }));

it.each<[written: string, day: string | null, error: string | null]>([
	['', null, null],
	['R8.3.31', '2026-03-31', null],
	['1900-01-01', '1900-01-01', null],
	['2200-12-31', '2200-12-31', null],
	['1899-12-31', null, '1900年1月1日から2200年12月31日まで'],
	['2201-01-01', null, '1900年1月1日から2200年12月31日まで'],
	['0001-01-01', null, '1900年1月1日から2200年12月31日まで'],
	['9999-12-31', null, '1900年1月1日から2200年12月31日まで'],
	['2026-02-30', null, '2026-03-31 や R8.3.31 のように']
])('as of %o: %s %s', (written, day, error) => {
	const found = asked(written);
	expect(found).toMatchObject({ day, written });
	expect(found.error === null ? null : found.error.includes(error ?? '')).toBe(error === null ? null : true);
});
