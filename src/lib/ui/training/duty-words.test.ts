import { expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { dutyReminderInWords, earlierRemindersInWords } from './duty-words';
import { dutyInWords } from './duty-courses';

const [basic, advanced] = [
	{ code: 'DX-BASIC', name: 'DX基礎' },
	{ code: 'DX-ADVANCED', name: 'DX応用' }
];

it.each([
	{ courses: [basic], all: false, words: 'DX基礎', because: 'one course needs no brackets' },
	{ courses: [basic, advanced], all: false, words: '「DX基礎」または「DX応用」', because: 'either is enough' },
	{ courses: [basic, advanced], all: true, words: '「DX基礎」と「DX応用」', because: 'each is asked for' }
])('$because: $words', ({ courses, all, words }) => {
	expect(dutyInWords({ courses, all })).toBe(words);
});

const requirement = { id: 1, name: '研修', dueOn: day('2026-12-25'), isOverdue: false, reason: null };
const reminder = { sentBy: '塩見 健一', sentOn: day('2026-11-20'), words: null };
const duty = { state: '未', href: '/records/new', requirement, reminder } as const;

it.each([
	{ one: duty, said: '塩見 健一さんから（11月20日）：期限までに受講してください', because: '未の間' },
	{ one: { ...duty, here: 'waiting' as const }, said: expect.any(String), because: 'もう一つの研修も求められている' },
	{ one: { ...duty, here: 'unsent' as const, href: undefined }, said: null, because: 'この端末で記録した' },
	{ one: { ...duty, state: '確認中' as const, href: undefined }, said: null, because: '届いた' },
	{ one: { ...duty, reminder: undefined }, said: null, because: '前の版が残した答え' },
	{ one: { ...duty, reminder: null }, said: null, because: '催促されていない' }
])('says of a 催促: $because', ({ one, said }) => {
	expect(dutyReminderInWords(one)).toEqual(said);
});

const earlier = [
	{ sentBy: '山田 誠', sentOn: day('2026-11-03'), words: '庁議で報告します。' },
	{ sentBy: '塩見 健一', sentOn: day('2026-10-01'), words: null }
];

it.each([
	{
		one: duty,
		said: [
			'山田 誠さんから（11月3日）：庁議で報告します。',
			'塩見 健一さんから（10月1日）：期限までに受講してください'
		],
		because: '未の間'
	},
	{ one: { ...duty, here: 'unsent' as const, href: undefined }, said: [], because: 'この端末で記録した' },
	{ one: { ...duty, state: '済' as const, href: undefined }, said: [], because: '済' },
	{ one: { ...duty, requirement: null }, said: [], because: '必須研修ではない' }
])('says the 催促 before the latest: $because', ({ one, said }) => {
	expect(earlierRemindersInWords({ ...one, earlierReminders: earlier })).toEqual(said);
});

it('knows none before the latest from an answer of an older build', () => {
	expect(earlierRemindersInWords(duty)).toEqual([]);
});
