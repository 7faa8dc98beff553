import { expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { parseStart, typedStart } from './revision';

const today = day('2026-06-15');
const read = (fields: Record<string, string>) => {
	const typed = typedStart({ getAll: (name) => (fields[name] === undefined ? [] : [fields[name]]) });
	return parseStart(typed, (from) => (from !== null && from > today ? from : today));
};

it.each<[Record<string, string>, string | null, string, string]>([
	[{ start: 'day', from: 'R8.4.1' }, '2026-04-01', '2026-06-15', 'tried on today where nothing is said'],
	[{ start: 'day', from: 'R9.4.1' }, '2027-04-01', '2027-04-01', 'tried on a day on which it counts'],
	[{ start: 'beginning', from: 'x' }, null, '2026-06-15', 'the day has no part in it'],
	[{ start: 'day', from: '2026/4/1', on: ' 2026-03-31 ' }, '2026-04-01', '2026-03-31', 'tried on another day']
])('%o counts from %s and is tried on %s: %s', (fields, from, on, _) => {
	expect(read(fields)).toEqual({ ok: true, from, on });
});

it.each<[Record<string, string>, string[]]>([
	[{}, ['start']],
	[{ start: 'never' }, ['start']],
	[{ start: 'day' }, ['from']],
	[{ start: 'day', from: '2026-02-30', on: '明日' }, ['from', 'on']],
	[{ start: 'beginning', on: '9999-12-31' }, ['on']],
	[{ start: 'day', from: '0001-04-01', on: '2026-04-01' }, ['from']]
])('%o is asked again', (fields, errors) => {
	const read_ = read(fields);
	expect(read_.ok === false && Object.keys(read_.errors)).toEqual(errors);
});
