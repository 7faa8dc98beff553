import { type CivilDate } from './civil-date';

/** A span of days; the last day is included, null means without end. */
export type Period = { from: CivilDate; to: CivilDate | null };

export function covers(period: Period, date: CivilDate): boolean {
	return period.from <= date && (period.to === null || date <= period.to);
}

export function overlaps(one: Period, other: Period): boolean {
	return (other.to === null || one.from <= other.to) && (one.to === null || other.from <= one.to);
}
