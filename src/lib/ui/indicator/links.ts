import type { CivilDate } from '$lib/domain/calendar';

/** The page of an indicator on a day; without one, on the day it shows by itself. */
export function indicatorLink(code: string, asOf?: CivilDate): string {
	const path = `/indicators/${encodeURIComponent(code)}`;
	return asOf ? `${path}?as-of=${asOf}` : path;
}

export function planLink(code: string): string {
	return `/plans/${encodeURIComponent(code)}`;
}

/** The people behind a number of an indicator on a day; `department` null is the whole body. */
export function peopleLink(
	code: string,
	{ department, asOf, of }: { department: string | null; asOf: CivilDate; of: string }
): string {
	// By hand: a page has two thousand of these.
	const where = department === null ? '' : `&department=${encodeURIComponent(department)}`;
	return `/indicators/${encodeURIComponent(code)}/people?as-of=${asOf}${where}&of=${of}`;
}
