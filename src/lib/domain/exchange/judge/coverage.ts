import { addDays, type CivilDate } from '$lib/domain/calendar';
import { endOfTime, type Span } from './timeline';

/** The first day of `span` that none of the spans covers, null where they cover it all or it has no day. `covering` is sorted by `from`. */
export function firstUncovered(span: Span, covering: readonly Span[]): CivilDate | null {
	let day = span.from;
	if (day > span.to) return null;
	for (const { from, to } of covering) {
		if (from > day) return day;
		if (to < day) continue;
		if (to >= span.to || to === endOfTime) return null;
		day = addDays(to, 1);
	}
	return day;
}
