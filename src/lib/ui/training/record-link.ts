import type { LedgerRecord } from './record';

const page = '/records/new';

/** 受講を記録する with this course chosen; null or undefined for none. */
export function recordLink(courseCode?: string | null): string {
	return courseCode ? `${page}?${new URLSearchParams({ courseCode })}` : page;
}

/**
 * The same to mend this returned record. Addresses stay in the history of a device that others use, too: the page reads what was written
 * under its id.
 */
export function recordAgain({ id }: Pick<LedgerRecord, 'id'>): string {
	return `${page}?${new URLSearchParams({ mend: String(id) })}`;
}
