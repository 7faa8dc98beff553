import { addMonths, type CivilDate } from '$lib/domain/calendar';

/**
 * The first day on which a completion no longer counts: `completedOn` plus the course's 有効月数, the day clamped to the
 * month's last (2024-02-29 + 12 months = 2025-02-28).
 *
 * @param validMonths whole months ≥ 1; null means for good
 * @returns the first day without effect; null when it never ends
 */
export function validUntil(completedOn: CivilDate, validMonths: number | null): CivilDate | null {
	return validMonths === null ? null : addMonths(completedOn, validMonths);
}
