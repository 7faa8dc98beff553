/** Addresses of the pages on which a plan is worked. */
export const newPlanLink = '/plans/new';

/** The grid of a plan's targets; of its first indicator where none is named. */
export function targetsLink(plan: string, indicator?: string): string {
	const path = `/plans/${encodeURIComponent(plan)}/targets`;
	return indicator === undefined ? path : `${path}?indicator=${encodeURIComponent(indicator)}`;
}

/** Where the next plan is drawn up beside this one. */
export function copyLink(plan: string): string {
	return `/plans/${encodeURIComponent(plan)}/copy`;
}

/** Where an indicator is added to a plan. */
export function newIndicatorLink(plan: string): string {
	return `/plans/${encodeURIComponent(plan)}/indicators/new`;
}

/** Where a plan's name, source and years are put right. */
export function planEditLink(plan: string): string {
	return `/plans/${encodeURIComponent(plan)}/edit`;
}

/** Where an indicator is called otherwise. */
export function indicatorEditLink(code: string): string {
	return `/indicators/${encodeURIComponent(code)}/edit`;
}
