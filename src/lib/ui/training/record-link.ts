import type { LedgerRecord } from './record';

const page = '/records/new';

/** 受講を記録する with this course chosen, or with these offered before all others, since each of them would do. */
export function recordLink(...codes: string[]): string {
	const name = codes.length === 1 ? 'courseCode' : 'of';
	const query = new URLSearchParams(codes.map((code) => [name, code]));
	return codes.length > 0 ? `${page}?${query}` : page;
}

/**
 * The same to mend this returned record. Addresses stay in the history of a device that others use, too: the page reads what was written
 * under its id.
 */
export function recordAgain({ id }: Pick<LedgerRecord, 'id'>): string {
	return `${page}?${new URLSearchParams({ mend: String(id) })}`;
}

/** 自分の台帳 at this record, with the form for its evidence open. */
export function attachLink({ id }: Pick<LedgerRecord, 'id'>): string {
	return `/records?${new URLSearchParams({ attach: String(id) })}#record-${id}`;
}
