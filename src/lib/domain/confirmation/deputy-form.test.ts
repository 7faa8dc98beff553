import { expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { parseDeputation } from './deputy-form';

const today = day('2026-06-15');
const typed = { staffNumber: ' ００１３８４ ', departmentCode: '0310', from: 'R8.6.15', to: '2026-06-30' };
const read = (changes: Partial<typeof typed> = {}) =>
	parseDeputation(new Map(Object.entries({ ...typed, ...changes })), today);

it('reads full-width figures and days in either calendar', () => {
	expect(read()).toMatchObject({
		ok: true,
		value: { staffNumber: '001384', departmentCode: '0310', from: '2026-06-15', to: '2026-06-30' }
	});
});

it.each([
	{ changes: { staffNumber: ' ' }, at: 'staffNumber', because: '番号がない' },
	{ changes: { departmentCode: '' }, at: 'departmentCode', because: '所属がない' },
	{ changes: { from: '' }, at: 'from', because: '始まりがない' },
	{ changes: { from: '2026-06-31' }, at: 'from', because: 'そういう日はない' },
	{ changes: { from: '2026-06-14' }, at: 'from', because: '昨日から' },
	{ changes: { to: 'いつか' }, at: 'to', because: '日付でない' },
	{ changes: { to: '2126-06-30' }, at: 'to', because: '1年より長い' },
	{ changes: { from: '2026-07-01', to: '2026-06-30' }, at: 'to', because: '終わりが先' }
])('$because: says so beside $at and keeps what was typed', ({ changes, at }) => {
	const parsed = read(changes);
	expect(parsed).toMatchObject({ ok: false, errors: { [at]: expect.any(String) as string } });
	expect(parsed.fields.to).toBe(changes.to ?? typed.to);
});
