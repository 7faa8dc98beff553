import { expect, it } from 'vitest';
import { readComprehension, readDay, readHours, serialDay } from './values';

it.each([
	['2026-04-01', '2026-04-01'],
	['2026/4/1', '2026-04-01'],
	['R8.4.1', '2026-04-01'],
	['令和８年４月１日', '2026-04-01'],
	['2026年4月1日', '2026-04-01'],
	['2026.4.1', '2026-04-01'],
	['2026-4-1', '2026-04-01'],
	['20260401', '2026-04-01'],
	['2026/04/01 13:45', '2026-04-01'],
	['2026-04-01T13:45:00+09:00', '2026-04-01'],
	['2026-04-01 9:05:00', '2026-04-01'],
	['2026-03-31T15:30:00Z', '2026-04-01'],
	['2026/03/31 15:30:00 UTC', '2026-04-01'],
	['2026年3月31日 23時59分', '2026-03-31'],
	['2026/2/29T15:30:00Z', null],
	['2026/2/29', null],
	['4/1', null],
	['46113', null],
	['未修了', null]
])('the day %s is %s', (written, on) => expect(readDay(written)).toBe(on));

it.each([
	['1.5', 1.5],
	['１．５', 1.5],
	['0', 0],
	['1.5時間', 1.5],
	['1時間30分', 1.5],
	['90分', 1.5],
	['50 分', 0.83],
	['1:30', 1.5],
	['01:30:00', 1.5],
	['-1', null],
	['1:75', null],
	['半日', null]
])('the hours %s are %s', (written, hours) => expect(readHours(written)).toBe(hours));

it.each([
	['90', 1.5, 'a number alone is in the unit of its column'],
	['９０', 1.5, 'in full width too'],
	['45.5', 0.76, 'minutes may have a part'],
	['90分', 1.5, 'a unit that is written holds'],
	['1.5時間', 1.5, 'whichever it is'],
	['1:30', 1.5, 'a clock has hours']
])('of a column of minutes %s is %s hours: %s', (written, hours) => expect(readHours(written, 'minutes')).toBe(hours));

it.each([
	['level', '5', 5],
	['level', '５', 5],
	['level', '6', null],
	['level', '0', null],
	['level', '4.5', null],
	['points', '100', 5],
	['points', '80点', 4],
	['points', '80.5', 5],
	['points', '20', 1],
	['points', '0', 1],
	['points', '101', null],
	['points', '合格', null]
] as const)('on the scale of %s, %s is %s', (scale, written, level) =>
	expect(readComprehension(written, scale)).toBe(level)
);

it.each([
	['46329', '2026-11-03', 'a day'],
	['４６３２９.５', '2026-11-03', 'with a time, full-width'],
	['36526', '2000-01-01', 'the first'],
	['36525', null, 'too early'],
	['20260401', null, 'a day in figures'],
	['1862', null, 'a 職員番号'],
	['2026/11/3', null, 'a day']
])('%s is the number of the day %s: %s', (written, on, _because) => {
	expect(serialDay(written)).toBe(on);
	expect(readDay('46329')).toBeNull();
});
