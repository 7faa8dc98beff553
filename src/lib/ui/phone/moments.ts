import { dayInJapan, formatDay, timeInJapan } from '$lib/domain/calendar';

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

/** 2026年11月21日 14:05, in Japan. */
export function moment(instant: Date): string {
	return `${formatDay(dayInJapan(instant))} ${timeInJapan(instant)}`;
}

/** たったいま, 5分前, 3時間前, 2日前; a device's clock may run behind the moment it is told. */
export function ago(instant: Date, now: Date): string {
	const passed = now.getTime() - instant.getTime();
	if (passed < minute) return 'たったいま';
	if (passed < hour) return `${Math.floor(passed / minute)}分前`;
	if (passed < day) return `${Math.floor(passed / hour)}時間前`;
	return `${Math.floor(passed / day)}日前`;
}

/** 12.3MB; whole below ten kilobytes would say nothing. */
export function bytes(count: number): string {
	if (count < 1_000_000) return `${Math.ceil(count / 1000)}KB`;
	return count < 1_000_000_000 ? `${(count / 1_000_000).toFixed(1)}MB` : `${(count / 1_000_000_000).toFixed(1)}GB`;
}
