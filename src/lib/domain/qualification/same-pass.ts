import { parsePartDate } from '$lib/domain/calendar';

/** Whether two ways of writing a 合格日 mean the same days: R5.6 and 2023-06, but not 2023 and 2023-06. */
export function isSamePass(one: string, other: string): boolean {
	const [first, second] = [parsePartDate(one), parsePartDate(other)];
	if (first === null || second === null) return one === other;
	return first.first === second.first && first.last === second.last;
}
