import type { ClaimField } from '$lib/domain/training';
import type { LedgerRecord } from './record';

const page = '/records/new';

/** 受講を記録する with some fields filled in: they travel in the address, so the page needs nothing from the server for them. */
export function recordLink(fields: Partial<Record<ClaimField | 'mend', string | number | null>>): string {
	const known = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined);
	const query = new URLSearchParams(known.map(([name, value]) => [name, String(value)]));
	return query.size > 0 ? `${page}?${query}` : page;
}

/** The same with everything that was written in this returned record, which is mended there. */
export function recordAgain({ id, courseCode, completedOn, hours, comprehension }: LedgerRecord): string {
	return recordLink({ mend: id, courseCode, completedOn, hours, comprehension });
}
