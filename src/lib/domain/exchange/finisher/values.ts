import { civilDateOf, type CivilDate, parseDate } from '$lib/domain/calendar';
import { numberIn } from '../rows/number';
import { type FinisherColumns } from './columns';

const time = /[T\s]\s*\d{1,2}[:時]\d{1,2}.*$/;
const western = [/^(\d{4})年(\d{1,2})月(\d{1,2})日$/, /^(\d{4})[-.](\d{1,2})[-.](\d{1,2})$/, /^(\d{4})(\d{2})(\d{2})$/];

/** A day as senders write it: every way an import knows, also 2026年4月1日, 2026.4.1, 20260401, and with a time behind it. null: none. */
export function readDay(written: string): CivilDate | null {
	const text = written.normalize('NFKC').replace(time, '').trim();
	const known = parseDate(text);
	if (known) return known;
	for (const form of western) {
		const match = form.exec(text);
		if (match) return civilDateOf(Number(match[1]), Number(match[2]), Number(match[3]));
	}
	return null;
}

/** Hours as senders write them: 1.5, 1.5時間, 1時間30分, 90分, 1:30, 01:30:00. null for what is none. */
export function readHours(written: string): number | null {
	const text = written.normalize('NFKC').replace(/\s/g, '');
	const clock = /^(\d{1,3}):([0-5]\d)(?::([0-5]\d))?$/.exec(text);
	if (clock) return hours(Number(clock[1]), Number(clock[2]), Number(clock[3] ?? 0));
	const words = /^(?:(\d{1,3}(?:\.\d+)?)(?:時間|h))?(?:(\d{1,4})(?:分|min))?$/i.exec(text);
	if (words && text !== '') return hours(Number(words[1] ?? 0), Number(words[2] ?? 0));
	return numberIn(text, { least: 0 });
}

function hours(whole: number, minutes: number, seconds = 0): number {
	return Math.round((whole + minutes / 60 + seconds / 3600) * 100) / 100;
}

/** 理解度 1–5; of a hundred points each twenty are one level, none at all the lowest. null for what is none. */
export function readComprehension(written: string, scale: FinisherColumns['scale']): number | null {
	const text = written.normalize('NFKC').replace(/\s|点$/g, '');
	if (scale === 'level') return numberIn(text, { least: 1, most: 5, whole: true });
	const points = numberIn(text, { least: 0, most: 100 });
	return points === null ? null : Math.max(1, Math.ceil(points / 20));
}
