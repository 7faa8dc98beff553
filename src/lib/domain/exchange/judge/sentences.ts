import { type CivilDate } from '$lib/domain/calendar';
import { type Department } from '$lib/domain/organisation';
import { type Entry } from './overlay';

/** Where a row stands, for a sentence: 5行目, or 登録済み for a stored one. */
export function whereabouts({ rowNumber }: Pick<Entry<unknown>, 'rowNumber'>): string {
	return rowNumber === null ? '登録済み' : `${rowNumber}行目`;
}

/** 2024-04-01から2025-03-31まで; without an end only its start. */
export function periodWords(from: CivilDate, to: CivilDate | null): string {
	return to === null ? `${from}から` : `${from}から${to}まで`;
}

/** 所属「1010」（2024-04-01から、登録済み） */
export function departmentWords(entry: Entry<Department>): string {
	const { code, validFrom, validTo } = entry.value;
	return `所属「${code}」（${periodWords(validFrom, validTo)}、${whereabouts(entry)}）`;
}
