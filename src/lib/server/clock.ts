import { type CivilDate, dayInJapan } from '$lib/domain/calendar';

/** Today in Japan, by this machine's clock and whatever its time zone. */
export function today(): CivilDate {
	return dayInJapan(new Date());
}
