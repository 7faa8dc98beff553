import { expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { dueInWords } from './words';

it.each([
	{ today: '2026-09-30', said: '2026年9月30日まで' },
	{ today: '2026-10-01', said: '2026年9月30日（期限超過）' }
])('says on $today of a day one has to keep: $said, as the lists of people do', ({ today, said }) => {
	expect(dueInWords(day('2026-09-30'), day(today))).toBe(said);
});
