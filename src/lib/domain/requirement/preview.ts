import { type CivilDate, firstDayOf } from '$lib/domain/calendar';
import { type Exclusion } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { type Coverage } from './coverage';
import { type Requirement } from './requirement';
import { type Unstated, unstatedOf } from './uncounted';

/** Whom a requirement would ask on a day, before it is published. */
export type Preview = {
	on: CivilDate;
	members: number;
	excluded: number;
	exclusions: Exclusion[];
	/** the records that do not count because they name no 実施方法; null where they would */
	unstated: Unstated | null;
};

/** The day on which a requirement is tried out: today, and where its year is still to come that year's 1 April. */
export function previewDay({ fiscalYear }: Pick<Requirement, 'fiscalYear'>, today: CivilDate): CivilDate {
	const first = firstDayOf(fiscalYear);
	return today < first ? first : today;
}

/** @param coverage of the `previewDay` */
export function previewOf(ledger: Ledger, { requirement, asOf, figure: { tally } }: Coverage): Preview {
	const excluded = tally.excluded.reduce((sum, { count }) => sum + count, 0);
	const unstated = unstatedOf(ledger, requirement);
	return { on: asOf, members: tally.overall.denominator, excluded, exclusions: tally.excluded, unstated };
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
