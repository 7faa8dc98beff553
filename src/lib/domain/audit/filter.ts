import { type CivilDate, parseDate } from '$lib/domain/calendar';
import { type AuditEvent, isAuditEvent } from './event';

/** Which entries are asked for; null asks for all. What is given holds together: every condition must fit. */
export type AuditFilter = {
	/** 職員番号: what the person did, and what was done to what is theirs */
	person: string | null;
	/** the number of a 受講記録 */
	record: number | null;
	/** the number of a 取込 */
	import: number | null;
	event: AuditEvent | null;
	/** days in Japan, both included */
	from: CivilDate | null;
	to: CivilDate | null;
};

export type AuditField = keyof AuditFilter;
export type AuditFieldError = { field: AuditField; message: string };

/** What was written, field by field, so that nothing typed is lost; what it means; and what is wrong with it. */
export type AskedAudit = { written: Record<AuditField, string>; filter: AuditFilter; errors: AuditFieldError[] };

export const noFilter: AuditFilter = { person: null, record: null, import: null, event: null, from: null, to: null };

export const auditFields = Object.keys(noFilter) as AuditField[];

/** Longer than anything that could mean something; the rest of it is not shown again. */
const longestWritten = 100;

/** Reads the conditions out of an address. */
export function parseAuditFilter(query: URLSearchParams): AskedAudit {
	const written = Object.fromEntries(
		auditFields.map((field) => [field, (query.get(field) ?? '').trim().slice(0, longestWritten)])
	) as Record<AuditField, string>;
	const filter: AuditFilter = {
		person: written.person.normalize('NFKC') || null,
		record: wholeNumber(written.record),
		import: wholeNumber(written.import),
		event: isAuditEvent(written.event) ? written.event : null,
		from: parseDate(written.from),
		to: parseDate(written.to)
	};
	const unread = auditFields.filter((field) => written[field] !== '' && filter[field] === null);
	const errors = unread.map((field) => ({ field, message: unreadable(field, written[field]) }));
	if (filter.from !== null && filter.to !== null && filter.to < filter.from)
		errors.push({ field: 'to', message: '終わりの日が、始めの日より前です。どちらかを直してください。' });
	return { written, filter, errors };
}

/** A number from 1 as people write it, full-width too; null for anything else. */
function wholeNumber(written: string): number | null {
	const text = written.normalize('NFKC');
	return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}

/**
 * What to say of a condition that names nobody, or nothing there ever was.
 *
 * @param similar the 職員番号 that was probably meant; null where none suggests itself
 */
export function unknownSubject(
	field: 'person' | 'record' | 'import',
	written: string,
	similar: string | null = null
): AuditFieldError {
	const advice = similar === null ? '番号を確かめてください。' : `${similar} ではありませんか。`;
	const sentences = {
		person: `職員番号「${written}」の人は、職員にも利用者にもいません。${advice}`,
		record: `受講記録 ${written} はありません。番号を確かめてください。`,
		import: `取込 ${written} はありません。番号を確かめてください。`
	};
	return { field, message: sentences[field] };
}

function unreadable(field: AuditField, written: string): string {
	if (field === 'event') return `「${written}」という操作はありません。一覧から選んでください。`;
	if (field === 'from' || field === 'to')
		return `「${written}」という日付はありません。2026-03-31 や R8.3.31 のように入力してください。`;
	return `「${written}」は番号ではありません。12 のように数字で入力してください。`;
}
