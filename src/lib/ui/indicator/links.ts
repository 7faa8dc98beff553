import type { CivilDate } from '$lib/domain/calendar';

/** The page of an indicator on a day; without one, on the day it shows by itself. */
export function indicatorLink(code: string, asOf?: CivilDate): string {
	const path = `/indicators/${encodeURIComponent(code)}`;
	return asOf ? `${path}?as-of=${asOf}` : path;
}

/** The same with so many months side by side. */
export function monthsLink(code: string, asOf: CivilDate, months: number): string {
	return `${indicatorLink(code, asOf)}${months === 12 ? '' : `&months=${months}`}`;
}

/** Where a number is entered by hand. */
export function entryLink(code: string): string {
	return `${indicatorLink(code)}#entry`;
}

/** 年度の比較: the departments of a day beside the years of the plan. */
export function yearsLink(code: string, asOf: CivilDate): string {
	return `${indicatorLink(code)}/years?as-of=${asOf}`;
}

/** The page of an indicator on a day with its departments drawn in this order. */
export function chartOrderLink(code: string, asOf: CivilDate, order: string): string {
	return `${indicatorLink(code, asOf)}&order=${order}#department-chart`;
}

export function planLink(code: string): string {
	return `/plans/${encodeURIComponent(code)}`;
}

/** The people behind a number of an indicator on a day; `department` null is the whole body. */
export function peopleLink(
	code: string,
	{ department, asOf, of, page = 1 }: { department: string | null; asOf: CivilDate; of: string; page?: number }
): string {
	// By hand: a page has two thousand of these.
	const where = department === null ? '' : `&department=${encodeURIComponent(department)}`;
	return `/indicators/${encodeURIComponent(code)}/people?as-of=${asOf}${where}&of=${of}${page === 1 ? '' : `&page=${page}`}`;
}

/** The indicator on A4, as of a day. */
export function indicatorPrintLink(code: string, asOf: CivilDate): string {
	return `${indicatorLink(code)}/print?as-of=${asOf}`;
}

/** Every indicator of the plan on A4, as of a day. */
export function planPrintLink(code: string, asOf: CivilDate): string {
	return `${planLink(code)}/print?as-of=${asOf}`;
}

/** 出力 of an indicator: every file of it, as of a day. */
export function exportLink(code: string, asOf: CivilDate): string {
	return `/indicators/${encodeURIComponent(code)}/export?as-of=${asOf}`;
}

/** One of those files; `seen` are the letters that CP932 has not and that stood on the list before. */
export function exportFileLink(code: string, file: string, asOf: CivilDate, seen?: string): string {
	const path = `/indicators/${encodeURIComponent(code)}/export/${file}?as-of=${asOf}`;
	return seen === undefined ? path : `${path}&seen=${seen}`;
}

/** The names behind one number as a file. */
export function namesFileLink(
	code: string,
	{ department, asOf, of }: { department: string | null; asOf: CivilDate; of: string }
): string {
	const where = department === null ? '' : `&department=${encodeURIComponent(department)}`;
	return `${exportFileLink(code, 'names.csv', asOf)}&of=${of}${where}`;
}

/** The letters of a file that CP932 has not. */
export function unfitLink(code: string, file: string, asOf: CivilDate): string {
	return `/indicators/${encodeURIComponent(code)}/export/unfit?file=${file}&as-of=${asOf}`;
}

/** The frozen reports of an indicator, with the form that freezes the one of a day. */
export function frozenListLink(code: string, asOf?: CivilDate): string {
	const path = `/indicators/${encodeURIComponent(code)}/frozen`;
	return asOf ? `${path}?as-of=${asOf}` : path;
}

/** One frozen report. */
export function frozenLink(code: string, { asOf, edition }: { asOf: CivilDate; edition: number }): string {
	return `${frozenListLink(code)}/${asOf}/${edition}`;
}

/** 確定後の変更 of one frozen report. */
export function laterChangesLink(code: string, key: { asOf: CivilDate; edition: number }): string {
	return `${frozenLink(code, key)}#later-changes`;
}

/** A frozen report as a file. */
export function frozenFileLink(code: string, key: { asOf: CivilDate; edition: number }, file: string): string {
	return `${frozenLink(code, key)}/export/${file}`;
}

/** 年度を締める, of a plan. */
export function closeLink(plan: string, fiscalYear?: number): string {
	const path = `${planLink(plan)}/close`;
	return fiscalYear === undefined ? path : `${path}?fiscal-year=${fiscalYear}`;
}

/** Where the rule of an indicator is revised. */
export function ruleLink(code: string): string {
	return `${indicatorLink(code)}/rule`;
}
