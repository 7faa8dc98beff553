import { expect, it } from 'vitest';
import { day } from './civil-date';
import { dayAtTime } from './written-time';

it.each([
	['15:30:00Z', true, '2026-04-01', '0:30 of the next day, which is another fiscal year'],
	['14:59:59.999Z', true, '2026-03-31', 'a millisecond before midnight'],
	['15:00Z', true, '2026-04-01', 'midnight itself'],
	['15:30:00+00:00', true, '2026-04-01', 'the same zone in figures'],
	['15:30:00+0000', true, '2026-04-01', 'and without a colon'],
	['23:59:59+09:00', true, '2026-03-31', 'Japan’s own'],
	['00:30:00+10:00', true, '2026-03-30', 'a zone before Japan’s'],
	['10:00:00-05:00', true, '2026-04-01', 'a zone far behind it'],
	['9:30:00 +0530', false, '2026-03-31', 'a zone of half an hour'],
	['3:30:00 PM UTC', false, '2026-04-01', 'twelve hours after noon'],
	['1:23:45 午後 GMT+9', false, '2026-03-31', 'as forms of an office on the web write it'],
	['12:10:00 AM GMT', false, '2026-03-31', 'midnight is 12 before noon'],
	['23:59', false, '2026-03-31', 'no zone'],
	['23時59分', false, '2026-03-31', 'no zone, in words'],
	['9:00-10:00', false, '2026-03-31', 'a span of time is no zone'],
	['15:30 JST', false, '2026-03-31', 'Japan’s by name']
])('2026-03-31 at %s (with a T: %s) is %s: %s', (time, isIso, on) => {
	expect(dayAtTime(day('2026-03-31'), time, isIso)).toBe(on);
});
