import { type CivilDate, firstDayOf } from '$lib/domain/calendar';
import { type Exclusion } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { type Coverage } from '../coverage';
import { type Requirement } from '../requirement';
import { type Unstated, unstatedOf } from '../uncounted';

/** Whom a requirement would ask on a day, before it is published. */
export type Preview = {
	on: CivilDate;
	members: number;
	excluded: number;
	exclusions: Exclusion[];
	/** whether only who was hired in the year is asked */
	isForHired: boolean;
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
	const isForHired = requirement.rule.hired === 'this-year';
	const unstated = unstatedOf(ledger, requirement);
	return { on: asOf, members: tally.overall.denominator, excluded, exclusions: tally.excluded, isForHired, unstated };
}

/** 「対象 472人・除外 14人」 */
export function previewInWords({ members, excluded }: Pick<Preview, 'members' | 'excluded'>): string {
	return `対象 ${members}人・除外 ${excluded}人`;
}

/** `nobody-hired`: only who was hired in the year is asked, and nobody was yet; `all-excluded`: there are people, and each is left out. */
export type PublishingFault = 'nobody' | 'nobody-hired' | 'all-excluded';

/** Whether it can be published: not where it would ask nobody. */
export function checkPublishing(
	preview: Pick<Preview, 'members' | 'excluded' | 'isForHired'>
): { ok: true } | { ok: false; reason: PublishingFault } {
	if (preview.members > 0) return { ok: true };
	if (preview.excluded > 0) return { ok: false, reason: 'all-excluded' };
	return { ok: false, reason: preview.isForHired ? 'nobody-hired' : 'nobody' };
}

/** 「4月1日から数えます（いまの登録では対象 353人）」, of a published one whose year is still to come. */
export function toComeInWords({ members }: Pick<Preview, 'members'>): string {
	return `4月1日から数えます（いまの登録では対象 ${members}人）`;
}

/** Whether the year of a requirement is still to come. */
export function isToCome({ fiscalYear }: Pick<Requirement, 'fiscalYear'>, today: CivilDate): boolean {
	return today < firstDayOf(fiscalYear);
}

export const publishingSentences: Record<PublishingFault, string> = {
	nobody: 'この条件に当てはまる人がいません。対象者の条件を見直してください。',
	'nobody-hired':
		'この年度に採用された人が、まだ登録されていません。採用の発令を取り込むと公開できます。下書きのまま残しておけます。',
	'all-excluded': '当てはまる人が全員、除外か免除になっています。対象者の条件と免除を見直してください。'
};
