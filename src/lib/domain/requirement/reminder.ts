import { type CivilDate, fiscalYearOf, formatDayOfYear } from '$lib/domain/calendar';
import { standingOf } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { type Coverage } from './coverage';
import { type Requirement } from './requirement';
import { type RequirementStanding } from './standing';

/** 催促: somebody has asked a person to do what they have not done. It is shown to the person for as long as they have not. */
export type Reminder = {
	/** the sender's name on that day */
	sentBy: string;
	sentOn: CivilDate;
	/** ひとこと; null for nothing */
	words: string | null;
};

export type ReminderRefusal =
	| 'not-allowed'
	| 'unknown-requirement'
	| 'not-published'
	| 'other-year'
	| 'not-head'
	| 'nobody-chosen'
	| 'nobody-left'
	| 'words-too-long';

export const longestReminderWords = 200;

export const reminderSentences: Record<ReminderRefusal, string> = {
	'not-allowed': '催促できるのは、所属長、情報セキュリティ担当、人事担当です。担当者に頼んでください。',
	'unknown-requirement': 'この必須研修は見つかりません。一覧から選び直してください。',
	'not-published': '公開した必須研修だけを催促できます。公開されているか確かめてください。',
	'other-year': '催促できるのは、今年度の必須研修だけです。年度を確かめてください。',
	'not-head': 'この所属の長ではなくなっています。いまの所属長か担当者が催促します。',
	'nobody-chosen': '催促する人を一人以上選んでください。',
	'nobody-left': '催促する人は、もういません。いまの状況を確かめてください。',
	'words-too-long': `ひとことは${longestReminderWords}字以内で入力してください。`
};

/** Control characters and those that turn the direction of writing: nobody types them, and they would garble a page. */
const invisible = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu;

export type CheckedReminder = { ok: true; words: string | null } | { ok: false; reason: 'words-too-long' };

/** The words of a reminder without blanks around them and without empty lines; none where nothing is left. */
export function checkReminder(written: string): CheckedReminder {
	const words = written
		.replace(/[\r\n\u2028\u2029]+/g, '\n')
		.replace(invisible, ' ')
		.trim();
	if ([...words].length > longestReminderWords) return { ok: false, reason: 'words-too-long' };
	return { ok: true, words: words || null };
}

export type ReminderOpen = { ok: true } | { ok: false; reason: 'not-published' | 'other-year' };

/** Anybody is reminded only of a published requirement of the fiscal year that runs. */
export function checkReminded({ state, fiscalYear }: Requirement, today: CivilDate): ReminderOpen {
	if (state !== 'published') return { ok: false, reason: 'not-published' };
	return fiscalYear === fiscalYearOf(today) ? { ok: true } : { ok: false, reason: 'other-year' };
}

/**
 * 未: the 職員番号 of whoever has nothing there on the coverage's day. Not who is 済 or 対象外, nor whose record waits for its confirmation.
 */
export function missingIn({ people }: Ledger, { figure }: Coverage): string[] {
	return people.staff.filter((_, person) => standingOf(figure, person) === 'missing').map((one) => one.staffNumber);
}

/** Whom a reminder goes to now; `already`: how many this sender has reminded today; `gone`: how many have done it since they were shown. */
export type ToRemind = { to: string[]; already: number; gone: number };

/**
 * @param missing who has not done it now, without the sender
 * @param remindedToday whom this sender has reminded of it today
 * @param asked the 職員番号 chosen, each counted once; or how many stood there to be reminded, where everybody is meant
 */
export function whomToRemind(
	missing: readonly string[],
	remindedToday: ReadonlySet<string>,
	asked: readonly string[] | number
): ToRemind {
	const chosen = typeof asked === 'number' ? null : new Set(asked);
	const some = missing.filter((one) => chosen?.has(one) ?? true);
	const to = some.filter((one) => !remindedToday.has(one));
	const shown = chosen?.size ?? Number(asked);
	return { to, already: some.length - to.length, gone: Math.max(0, shown - some.length) };
}

/** What became of it. */
export type Reminded = { reminded: number; already: number; gone: number };

/** 「12人に催促しました。」 and whom it did not go to, and why. */
export function remindedInWords({ reminded, already, gone }: Reminded): string {
	const sentences = [
		reminded > 0 && `${reminded}人に催促しました。`,
		already > 0 && `今日すでに催促していた${already}人には、重ねて送っていません。`,
		gone > 0 && `表示したあとに${gone}人が未受講でなくなったので、除きました。`
	];
	return sentences.filter(Boolean).join('');
}

/** 塩見 健一さんから（11月20日）：期限までに受講してください — or the sender's own words. Once the time is over it says so. */
export function reminderInWords(
	{ sentBy, sentOn, words }: Reminder,
	{ isOverdue }: Pick<RequirementStanding, 'isOverdue'>
): string {
	const usual = isOverdue ? '期限を過ぎています。早めに受講してください' : '期限までに受講してください';
	return `${sentBy}さんから（${formatDayOfYear(sentOn)}）：${words ?? usual}`;
}
