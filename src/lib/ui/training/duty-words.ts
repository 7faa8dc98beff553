import { formatDay } from '$lib/domain/calendar';
import { reminderInWords } from '$lib/domain/requirement';
import type { Duty } from './record';

/** 「DX基礎」または「DX応用」; one course alone stands without brackets. */
export function dutyInWords({ courses, all }: Pick<Duty, 'courses' | 'all'>): string {
	if (courses.length === 1) return courses[0]?.name ?? '';
	return courses.map(({ name }) => `「${name}」`).join(all ? 'と' : 'または');
}

/** 期限 2026年9月30日 of a duty that is still to be done, or why it need not be; null where there is nothing to tell. */
export function dutyDueInWords({ state, requirement }: Pick<Duty, 'state' | 'requirement'>): string | null {
	if (!requirement) return null;
	if (state === '対象外') return requirement.reason;
	if (state !== '未') return null;
	return `${requirement.isOverdue ? '期限超過' : '期限'} ${formatDay(requirement.dueOn)}`;
}

/** 塩見 健一さんから（11月20日）：期限までに受講してください; null for whoever was not reminded, or has recorded it on this device since. */
export function dutyReminderInWords({ state, here, href, requirement, reminder }: Omit<Duty, 'courses' | 'all'>) {
	if (!reminder || !requirement || state !== '未') return null;
	// What is recorded here leaves nothing to lead to, unless another course is asked for besides.
	if (here && href === undefined) return null;
	return reminderInWords(reminder, requirement);
}

/** What tells one duty from another: two 必須研修 may ask for the same course. */
export function dutyKey(duty: Pick<Duty, 'courses' | 'all' | 'requirement'>): string {
	return `${duty.requirement?.id ?? ''} ${dutyInWords(duty)}`;
}
