import { parsePartDate, parts } from '$lib/domain/calendar';
import { type CatalogueEntry } from './entry';

/**
 * What to tell whoever records or confirms a 合格日 in a year in which the qualification was not given: it informs and refuses nothing,
 * since the catalogue may be the one that is wrong. A result may come out in the year after the last examination.
 *
 * @param passedOn as written
 * @returns null where there is nothing to tell
 */
export function outsideForce({ name, inForce: [first, last] }: CatalogueEntry, passedOn: string): string | null {
	const span = parsePartDate(passedOn);
	if (span === null) return null;
	const isBefore = parts(span.last).year < first;
	const isAfter = last !== null && parts(span.first).year > last + 1;
	if (!isBefore && !isAfter) return null;
	return `「${name}」は${inForceInWords([first, last])}のものです。資格と合格日を確かめてください。`;
}

/** 「2009年から2016年まで」, 「2017年から」 */
export function inForceInWords([first, last]: CatalogueEntry['inForce']): string {
	return `${first}年から${last === null ? '' : `${last}年まで`}`;
}
