import { type CivilDate, isInReach, parseDate } from '$lib/domain/calendar';
import { type FormValues } from './fields';

/** Since when another rule counts, and the day it is tried on, as they were typed. */
export type StartFields = { start: string; from: string; on: string };
export type StartErrors = Partial<Record<keyof StartFields, string>>;
export type ParsedStart = { ok: true; from: CivilDate | null; on: CivilDate } | { ok: false; errors: StartErrors };

export function typedStart(data: FormValues): StartFields {
	const text = (name: string) => String(data.getAll(name)[0] ?? '').trim();
	return { start: text('start'), from: text('from'), on: text('on') };
}

/** `from` null: from the beginning. `usual` gives the day to try the rule on where that is blank. */
export function parseStart(
	{ start, from, on }: StartFields,
	usual: (from: CivilDate | null) => CivilDate
): ParsedStart {
	const first = start === 'beginning' ? null : parseDate(from);
	const tried = on === '' ? usual(first) : parseDate(on);
	const isKnown = start === 'beginning' || start === 'day';
	const errors: StartErrors = {
		...(!isKnown && { start: 'いつから数え方を改めるかを選んでください。' }),
		...(start === 'day' && !canBe(first) && { from: dayError('いつから', from) }),
		...(on !== '' && !canBe(tried) && { on: dayError('試算する日', on) })
	};
	if (Object.keys(errors).length > 0 || tried === null) return { ok: false, errors };
	return { ok: true, from: first, on: tried };
}

function canBe(day: CivilDate | null): boolean {
	return day !== null && isInReach(day);
}

function dayError(label: string, written: string): string {
	if (written === '') return `${label}の日付を入力してください。`;
	if (parseDate(written)) return `${label}「${written}」は、計算できる日付ではありません。年を確かめてください。`;
	return `${label}「${written}」は日付として読み取れません。2026-04-01 や R8.4.1 のように入力してください。`;
}
