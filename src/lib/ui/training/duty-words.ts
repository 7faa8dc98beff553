import { formatDay } from '$lib/domain/calendar';
import { reminderInWords } from '$lib/domain/requirement';
import { methodSentence } from '$lib/domain/training';
import { dutyInWords } from './duty-courses';
import type { Duty } from './record';

/** 期限 2026年9月30日 of a duty that is still to be done, or why it need not be; null where there is nothing to tell. */
export function dutyDueInWords({ state, requirement }: Pick<Duty, 'state' | 'requirement'>): string | null {
	if (!requirement) return null;
	if (state === '対象外') return requirement.reason;
	if (state !== '未') return null;
	return `${requirement.isOverdue ? '期限超過' : '期限'} ${formatDay(requirement.dueOn)}`;
}

/** Why it is 未 though there is a record, and what would count; null for whoever has none of another 実施方法. */
export function dutyMethodInWords({ state, methods = [], otherMethod }: Omit<Duty, 'courses' | 'all'>): string | null {
	if (state !== '未' || !otherMethod) return null;
	return `記録がありますが、実施方法が違うため数えていません。${methodSentence(methods) ?? ''}`;
}

/** 塩見 健一さんから（11月20日）：期限までに受講してください; null for whoever was not reminded, or has recorded it on this device since. */
export function dutyReminderInWords(duty: Omit<Duty, 'courses' | 'all'>): string | null {
	const { reminder, requirement } = duty;
	return reminder && requirement && isLeft(duty) ? reminderInWords(reminder, requirement) : null;
}

/** ほかの催促: those before the latest, for as long as that is shown. */
export function earlierRemindersInWords(duty: Omit<Duty, 'courses' | 'all'>): string[] {
	const { earlierReminders = [], requirement } = duty;
	return requirement && isLeft(duty) ? earlierReminders.map((one) => reminderInWords(one, requirement)) : [];
}

/** What is recorded here leaves nothing to lead to, unless another course is asked for besides. */
function isLeft({ state, here, href }: Omit<Duty, 'courses' | 'all'>): boolean {
	return state === '未' && !(here && href === undefined);
}

/** What tells one duty from another: two 必須研修 may ask for the same course. */
export function dutyKey(duty: Pick<Duty, 'courses' | 'all' | 'requirement'>): string {
	return `${duty.requirement?.id ?? ''} ${dutyInWords(duty)}`;
}
