import { type CivilDate, firstDayOf } from '$lib/domain/calendar';
import { type Exclusion } from '$lib/domain/indicator';
import { type Coverage } from './coverage';
import { type Requirement } from './requirement';

/** Whom a requirement would ask on a day, before it is published. */
export type Preview = { on: CivilDate; members: number; excluded: number; exclusions: Exclusion[] };

/** The day on which a requirement is tried out: today, and where its year is still to come that year's 1 April. */
export function previewDay({ fiscalYear }: Pick<Requirement, 'fiscalYear'>, today: CivilDate): CivilDate {
	const first = firstDayOf(fiscalYear);
	return today < first ? first : today;
}

/** @param coverage of the `previewDay` */
export function previewOf({ asOf, figure: { tally } }: Coverage): Preview {
	const excluded = tally.excluded.reduce((sum, { count }) => sum + count, 0);
	return { on: asOf, members: tally.overall.denominator, excluded, exclusions: tally.excluded };
}

/** 「対象 472人・除外 14人」 */
export function previewInWords({ members, excluded }: Pick<Preview, 'members' | 'excluded'>): string {
	return `対象 ${members}人・除外 ${excluded}人`;
}

/** Whether it can be published: not where it would ask nobody. `all-excluded`: there are people, and each of them is left out. */
export function checkPublishing(preview: Preview): { ok: true } | { ok: false; reason: 'nobody' | 'all-excluded' } {
	if (preview.members > 0) return { ok: true };
	return { ok: false, reason: preview.excluded === 0 ? 'nobody' : 'all-excluded' };
}

export const publishingSentences: Record<'nobody' | 'all-excluded', string> = {
	nobody: 'この条件に当てはまる人がいません。対象者の条件を見直してください。',
	'all-excluded': '当てはまる人が全員、除外か免除になっています。対象者の条件と免除を見直してください。'
};
