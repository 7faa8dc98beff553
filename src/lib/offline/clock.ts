import { type CivilDate, dayInJapan } from '$lib/domain/calendar';

/** ms between the server's answer and its being kept here, at midnight above all. */
const leeway = 300_000;

/**
 * Whether the device's clock and the server's were seen to differ by a day or more, or the clock was set back since. Without a network
 * nobody can say more; how long it is since the server answered is no sign.
 *
 * @param at the device's clock when the server's answer was kept, ISO 8601
 * @param today the day it was for the server then, in Japan
 */
export function isClockOff({ at, today }: { at: string; today: CivilDate }, now: Date): boolean {
	const kept = new Date(at).getTime();
	const days = [kept - leeway, kept].map((moment) => dayInJapan(new Date(moment)));
	return !days.includes(today) || now.getTime() < kept - leeway;
}
