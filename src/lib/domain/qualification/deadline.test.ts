import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { expiryOf, registrationInWords, registrationOn, type RegistrationState } from './deadline';
import { catalogueEntry } from './entry';

const riss = catalogueEntry('RISS')!;

it.each([
	{ registered: '2021-10-01', expires: '2024-10-01', because: 'the first day no longer valid' },
	{ registered: '2024-02-29', expires: '2027-02-28', because: 'a leap day is clamped to the month’s last' },
	{ registered: '2021-02-28', expires: '2024-02-28', because: 'and is not made into one' },
	{ registered: '2023-04-01', expires: '2026-04-01', because: 'the spring registration' }
])('a registration of $registered ends on $expires: $because', ({ registered, expires }) => {
	expect(expiryOf(day(registered), riss)).toBe(expires);
});

it('an examination does not end', () => {
	expect(expiryOf(day('2021-10-01'), catalogueEntry('SC')!)).toBeNull();
});

describe('the last day of the renewal', () => {
	it.each([
		{ expires: '2024-10-01', by: '2024-08-01', because: '60 days before 30 September' },
		{ expires: '2026-04-01', by: '2026-01-30', because: '60 days before 31 March' },
		{ expires: '2028-04-01', by: '2028-01-31', because: '60 days before 31 March of a leap year' },
		{ expires: '2028-03-01', by: '2027-12-31', because: 'back over the end of a year, from 29 February' },
		{ expires: '2027-03-01', by: '2026-12-30', because: 'the same from 28 February' },
		{ expires: '2026-11-01', by: '2026-09-01', because: 'from a month of 31 days' }
	])('of a registration that ends on $expires is $by: $because', ({ expires, by }) => {
		expect(registrationOn(day(expires), riss, day('2020-01-01')).renewBy).toBe(by);
	});
});

describe('how a registration stands', () => {
	it.each<{ on: string; state: RegistrationState; because: string }>([
		{ on: '2024-05-02', state: 'valid', because: '91 days before the deadline' },
		{ on: '2024-05-03', state: 'due', because: '90 days before it' },
		{ on: '2024-08-01', state: 'due', because: 'the deadline itself' },
		{ on: '2024-08-02', state: 'overdue', because: 'a day late' },
		{ on: '2024-09-30', state: 'overdue', because: 'the last valid day' },
		{ on: '2024-10-01', state: 'expired', because: 'the first day without it' }
	])('on $on: $state ($because)', ({ on, state }) => {
		expect(registrationOn(day('2024-10-01'), riss, day(on)).state).toBe(state);
	});

	it('is told by its end alone where nothing is renewed', () => {
		const terms = { renewalDays: null };
		const on = (today: string) => registrationOn(day('2024-10-01'), terms, day(today));
		expect([on('2024-07-01'), on('2024-07-02'), on('2024-10-01')].map(({ state }) => state)).toEqual([
			'valid',
			'due',
			'expired'
		]);
		expect(registrationInWords(on('2024-07-02'))).toBe('有効期限は2024年9月30日');
	});
});

it.each([
	['2024-06-01', '更新の手続きは2024年8月1日まで（有効期限は2024年9月30日）'],
	[
		'2024-08-02',
		'更新の手続きの期限（2024年8月1日）を過ぎました。有効期限は2024年9月30日です。すぐに手続き先へご相談ください。'
	],
	['2024-10-01', '2024年9月30日で有効期限が切れました。更新や再登録をしたときは、その登録日で新しく記録してください。']
])('says on %s what to do next: %s', (today, words) => {
	expect(registrationInWords(registrationOn(day('2024-10-01'), riss, day(today)))).toBe(words);
});
