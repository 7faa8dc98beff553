import { can, type Viewer } from '$lib/domain/access';
import { type FrozenSummary } from './queries';

/** Whoever sees names behind a figure, freezes reports or reads the log also sees who froze one, with the number: others see nobody. */
export function seesWho(viewer: Viewer): boolean {
	return can(viewer, 'figure:names') || can(viewer, 'figure:freeze') || can(viewer, 'audit:read');
}

/** The summary as this viewer may have it. */
export function toldTo(viewer: Viewer): (summary: FrozenSummary) => FrozenSummary {
	return seesWho(viewer) ? (summary) => summary : (summary) => ({ ...summary, by: null });
}
