import { type CivilDate, formatDay, firstDayInReach, isInReach, lastDayInReach, parseDate } from '$lib/domain/calendar';

/** 基準日 as an address asks for it: the day, or null where it asks for none or for none that exists, and then why. */
export type AskedDay = { day: CivilDate | null; written: string; error: string | null };

export function askedDay(query: URLSearchParams): AskedDay {
	const written = (query.get('as-of') ?? '').trim();
	const day = parseDate(written);
	if (written === '' || (day !== null && isInReach(day))) return { day, written, error: null };
	if (day !== null) return { day: null, written, error: outOfReach(written) };
	return {
		day,
		written,
		error: `「${written}」という日付はありません。2026-03-31 や R8.3.31 のように入力してください。`
	};
}

function outOfReach(written: string): string {
	const reach = `${formatDay(firstDayInReach)}から${formatDay(lastDayInReach)}まで`;
	return `「${written}」の数値は計算できません。${reach}の日付を入力してください。`;
}
