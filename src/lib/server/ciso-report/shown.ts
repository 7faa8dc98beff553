import { type CisoReport, reportChanges } from '$lib/domain/ciso-report';

const mostShown = 20;

/** What was shown last, by its mark: a report is large, and only its mark comes back with the form. */
const shown = new Map<string, CisoReport>();

/** Remembers what stands on a page with a form, so that whoever sends it late can be told what has changed meanwhile. */
export function rememberShown(mark: string, report: CisoReport): void {
	shown.delete(mark);
	shown.set(mark, report);
	const [oldest] = shown.keys();
	if (shown.size > mostShown && oldest !== undefined) shown.delete(oldest);
}

/** What the report says otherwise than the one that was shown, in words; null where that is not remembered any more. */
export function changesSinceShown(mark: string, now: CisoReport): string[] | null {
	const before = shown.get(mark);
	return before === undefined ? null : reportChanges(before, now);
}
