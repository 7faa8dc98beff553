import { addDays, formatDay, isCivilDate } from '$lib/domain/calendar';

/** How the fields of a correction are called, as in 受講を記録する. */
export const correctedFieldWords: Record<string, string> = {
	course: '研修',
	completedOn: '受講日',
	hours: '時間',
	comprehension: '理解度',
	method: '実施方法'
};

/** A value of a field as a person reads it; 「なし」 where there was none. */
export function correctedValue(field: string, value: unknown): string {
	if (value === null || value === undefined) return 'なし';
	const text = String(value);
	if (field === 'completedOn' || field === 'passedOn') return isCivilDate(text) ? formatDay(text) : text;
	// Kept as the first day no longer valid, shown as the last that is.
	if (field === 'expiresOn') return isCivilDate(text) ? formatDay(addDays(text, -1)) : text;
	return field === 'hours' ? `${text}時間` : text;
}
