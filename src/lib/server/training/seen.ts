import { type Seen } from './commands';

/** The record a reviewer had before their eyes, as the form sends it; null where that is no record's id and entry. */
export function parseSeen(data: { get(name: string): unknown }): Seen | null {
	const [id, entry] = [wholeNumber(data.get('id')), wholeNumber(data.get('entry'))];
	return id === null || entry === null ? null : { id, entry };
}

/** A whole number from 1 as it stands in a form or an address, else null. */
export function wholeNumber(written: unknown): number | null {
	return typeof written === 'string' && /^[1-9]\d{0,14}$/.test(written) ? Number(written) : null;
}
