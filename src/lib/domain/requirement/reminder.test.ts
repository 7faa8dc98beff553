import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { buildLedger } from '$lib/domain/ledger';
import { exemptionOf, requirementOf } from '../../../../tests/factories/requirement';
import { town } from '../../../../tests/factories/town';
import { coverageOf } from './coverage';
import {
	checkReminder,
	checkReminded,
	missingIn,
	type Reminded,
	remindedInWords,
	reminderInWords,
	whomToRemind
} from './reminder';

describe('whom a reminder may go to', () => {
	it('who has nothing there: not 済, 確認中, 対象外, not whom it is not about, nor who has left', () => {
		const departments = [{ code: '1010', name: '企画課' }];
		const people = [
			{ staffNumber: '1', posts: '1010' },
			{ staffNumber: '2', posts: '1010', completions: ['2026-05-01'] },
			{ staffNumber: '3', posts: '1010', completions: [{ on: '2026-05-01', state: 'waiting' as const }] },
			{ staffNumber: '4', posts: '1010' },
			{ staffNumber: '5', posts: '1010', leftOn: '2026-05-31' },
			{ staffNumber: '6', posts: '1010', hiredOn: '2026-08-01' }
		];
		const ledger = buildLedger(town({ departments, people }));
		const exemptions = [exemptionOf('4', '2026-04-01', '2027-03-31')];
		const on = (date: string) => missingIn(ledger, coverageOf(ledger, requirementOf(), exemptions, day(date)));
		expect(on('2026-06-01')).toEqual(['1']);
		expect(on('2026-08-01')).toEqual(['1', '6']);
	});

	it.each([
		{ state: 'published', on: '2026-04-01', verdict: true, because: '年度の初日' },
		{ state: 'published', on: '2027-03-31', verdict: true, because: '期限のあとも、年度の末日まで' },
		{ state: 'published', on: '2027-04-01', verdict: 'other-year', because: '年度が終わった' },
		{ state: 'published', on: '2026-03-31', verdict: 'other-year', because: 'まだ始まらない' },
		{ state: 'draft', on: '2026-06-01', verdict: 'not-published', because: '下書き' },
		{ state: 'withdrawn', on: '2026-06-01', verdict: 'not-published', because: '取りやめた' }
	] as const)('$because: $verdict', ({ state, on, verdict }) => {
		const answer = checkReminded({ ...requirementOf(), state }, day(on));
		expect(answer.ok || answer.reason).toBe(verdict);
	});

	it.each([
		{ asked: ['a', 'b'], today: [], to: ['a', 'b'], already: 0, gone: 0, because: '選んだ人だけ' },
		{ asked: ['a', 'x'], today: [], to: ['a'], already: 0, gone: 1, because: '表示のあとに済んだ人は除く' },
		{ asked: ['a', 'a'], today: [], to: ['a'], already: 0, gone: 0, because: '二度選んでも一度' },
		{ asked: ['a', 'b'], today: ['a'], to: ['b'], already: 1, gone: 0, because: '同じ日に二度は送らない' },
		{ asked: ['a'], today: ['b'], to: ['a'], already: 0, gone: 0, because: '選ばなかった人は数えない' },
		{ asked: 4, today: [], to: ['a', 'b', 'c'], already: 0, gone: 1, because: '全員、一人減った' },
		{ asked: 3, today: ['a', 'b', 'c'], to: [], already: 3, gone: 0, because: '答えが届かず、もう一度送った' },
		{ asked: 2, today: [], to: ['a', 'b', 'c'], already: 0, gone: 0, because: '表示のあとに増えた人にも送る' }
	])('$because', ({ asked, today, ...expected }) => {
		const { because: _, ...rest } = expected;
		expect(whomToRemind(['a', 'b', 'c'], new Set(today), asked)).toEqual(rest);
	});
});

it.each([
	{ written: '', answer: { ok: true, words: null }, because: '何も書かない' },
	{ written: ' \n　', answer: { ok: true, words: null }, because: '空白だけ' },
	{
		written: ' 今週中に\r\nお願いします ',
		answer: { ok: true, words: '今週中に\nお願いします' },
		because: '改行は残す'
	},
	{
		written: '一\r\n\r\n\n二\u0000\u202e三',
		answer: { ok: true, words: '一\n二 三' },
		because: '空行と見えない文字は除く'
	},
	{ written: '𠮷'.repeat(200), answer: { ok: true, words: '𠮷'.repeat(200) }, because: '文字の数で200字' },
	{ written: 'あ'.repeat(201), answer: { ok: false, reason: 'words-too-long' }, because: '長すぎる' }
])('the words: $because', ({ written, answer }) => {
	expect(checkReminder(written)).toEqual(answer);
});

it.each<Reminded & { said: string }>([
	{ reminded: 12, already: 0, gone: 0, said: '12人に催促しました。' },
	{
		...{ reminded: 2, already: 3, gone: 1 },
		said: '2人に催促しました。今日すでに催促していた3人には、重ねて送っていません。表示したあとに1人が未受講でなくなったので、除きました。'
	},
	{ reminded: 0, already: 3, gone: 0, said: '今日すでに催促していた3人には、重ねて送っていません。' }
])('says what became of it: $reminded, $already, $gone', ({ said, ...done }) => {
	expect(remindedInWords(done)).toBe(said);
});

it.each([
	{ words: null, isOverdue: false, said: '塩見 健一さんから（11月20日）：期限までに受講してください' },
	{ words: null, isOverdue: true, said: '塩見 健一さんから（11月20日）：期限を過ぎています。早めに受講してください' },
	{ words: '金曜までに', isOverdue: true, said: '塩見 健一さんから（11月20日）：金曜までに' }
])('says to the person: $said', ({ words, isOverdue, said }) => {
	expect(reminderInWords({ sentBy: '塩見 健一', sentOn: day('2026-11-20'), words }, { isOverdue })).toBe(said);
});
