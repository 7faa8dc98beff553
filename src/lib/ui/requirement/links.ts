/** 必須研修 of a fiscal year; without one, of this year. */
export function requirementsLink(fiscalYear?: number): string {
	return fiscalYear === undefined ? '/requirements' : `/requirements?year=${fiscalYear}`;
}

/** One 必須研修, with how far its people have come. */
export function requirementLink(id: number): string {
	return `/requirements/${id}`;
}

/** Its form. */
export function requirementEditLink(id: number): string {
	return `/requirements/${id}/edit`;
}

/** The form of a new one of that fiscal year. */
export function newRequirementLink(fiscalYear: number): string {
	return `/requirements/new?year=${fiscalYear}`;
}

/**
 * Which people of a requirement: those of a department with all below it, or of the whole body; `employment` is one 任用形態, '' where none
 * is written, null for all; `reason` one of 対象外, as the page of the requirement names it.
 */
export type PeopleAsked = {
	department: string | null;
	employment?: string | null;
	of: string;
	reason?: string | null;
	page?: number;
};

/** Those people by name, a page of them. */
export function requirementPeopleLink(id: number, asked: PeopleAsked): string {
	return `/requirements/${id}/people?${queryOf(asked)}`;
}

/** The same people on paper, all of them. */
export function requirementPrintLink(id: number, asked: PeopleAsked): string {
	return `/requirements/${id}/print?${queryOf(asked)}`;
}

/** The same people as an Excel workbook. */
export function requirementFileLink(id: number, asked: PeopleAsked): string {
	return `/requirements/${id}/file?${queryOf(asked)}`;
}

function queryOf({ department, employment = null, of, reason = null, page = 1 }: PeopleAsked): string {
	// By hand: a page has two thousand of these.
	const where = department === null ? '' : `&department=${encodeURIComponent(department)}`;
	const as = employment === null ? '' : `&employment=${encodeURIComponent(employment)}`;
	const why = reason === null ? '' : `&reason=${encodeURIComponent(reason)}`;
	return `of=${of}${where}${as}${why}${page === 1 ? '' : `&page=${page}`}`;
}

/** Its records that wait, to be confirmed together. */
export function requirementWaitingLink(id: number): string {
	return `/requirements/${id}/waiting`;
}

/** 確認と報告の流れ of a fiscal year. */
export function chainLink(fiscalYear: number): string {
	return `/requirements/years/${fiscalYear}`;
}

/** 所属の状況; without a department the viewer's own. */
export function sectionLink(fiscalYear: number, department?: string): string {
	const where = department === undefined ? '' : `&department=${encodeURIComponent(department)}`;
	return `/section?year=${fiscalYear}${where}`;
}

/** Where 「実施状況を確認した」 is sent; a refusal shows this section again. */
export function sectionConfirmAction(fiscalYear: number, department: string): string {
	return `/section?/confirm&year=${fiscalYear}&department=${encodeURIComponent(department)}`;
}

/** Where the form of a 催促 in a section is sent; a refusal shows this section again. */
export function sectionRemindAction(fiscalYear: number, department: string): string {
	return `/section?/remind&year=${fiscalYear}&department=${encodeURIComponent(department)}`;
}

/** 代理で記録 for those of a section who have not fulfilled a requirement: no numbers of people, which an address would keep. */
export function othersLink(requirementId: number, department: string): string {
	return `/records/others?${new URLSearchParams({ requirement: `${requirementId}`, department })}`;
}
