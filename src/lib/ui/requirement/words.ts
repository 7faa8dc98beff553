import { type CivilDate, formatDay } from '$lib/domain/calendar';
import type { RequirementState, SectionState, SeenCoverage } from '$lib/domain/requirement';
import { formatCount, formatPercent } from '$lib/ui/indicator/words';
import type { State } from '$lib/ui/state/state';

/** The tag of a requirement's state. */
export const requirementTags: Record<RequirementState, State> = {
	draft: 'draft',
	published: 'published',
	withdrawn: 'called-off'
};

/** The tag of where a section stands. One that has ended has confirmed, and has nobody to be asked any more. */
export const sectionTags: Record<SectionState['standing'], State> = {
	missing: 'section-missing',
	confirmed: 'section-confirmed',
	changed: 'section-changed',
	ended: 'section-confirmed'
};

/** 済 310／472人（65.7%） */
export function coverageInWords({
	numerator,
	denominator,
	percent
}: {
	numerator: number;
	denominator: number;
	percent?: number | null;
}): string {
	const parts = `済 ${formatCount(numerator)}／${formatCount(denominator)}人`;
	return percent == null ? parts : `${parts}（${formatPercent(percent)}）`;
}

/** 情報セキュリティ研修：済 12／20人、確認待ち 3人、育児休業 1人 */
export function seenInWords({ name, numerator, denominator, pending, excluded }: SeenCoverage): string {
	const left = excluded
		.filter(({ count }) => count > 0)
		.map(({ reason, count }) => `${reason} ${formatCount(count)}人`);
	const waits = pending > 0 ? [`確認待ち ${formatCount(pending)}人`] : [];
	return `${name}：${[coverageInWords({ numerator, denominator }), ...waits, ...left].join('、')}`;
}

/** 記録したとき（2026年11月22日）の数: whatever day a step was dated, its numbers are those of the day it was entered. */
export function recordedInWords(recordedOn: CivilDate): string {
	return `記録したとき（${formatDay(recordedOn)}）の数`;
}

/** 4所属のうち2所属が確認しました。1所属は確認後に変わりました。1所属はまだです。 */
export function sectionsInWords(sections: readonly Pick<SectionState, 'standing'>[]): string {
	const count = (standing: SectionState['standing']) => sections.filter((one) => one.standing === standing).length;
	const [missing, changed, ended] = [count('missing'), count('changed'), count('ended')];
	const told = [
		`${sections.length - ended}所属のうち${count('confirmed')}所属が確認しました。`,
		changed > 0 ? `${changed}所属は確認後に変わりました。` : '',
		missing > 0 ? `${missing}所属はまだです。` : '',
		ended > 0 ? `ほかに、確認したあとに対象者がいなくなった所属が${ended}あります。` : ''
	];
	return told.join('');
}

/** The numbers of the 必須研修 that ask somebody here, or would; of none of them all. */
export function asking(seen: readonly SeenCoverage[]): readonly SeenCoverage[] {
	const some = seen.filter(({ denominator, excluded }) => denominator > 0 || excluded.some(({ count }) => count > 0));
	return some.length > 0 ? some : seen;
}

/** 2026年9月30日まで; 2026年9月30日（過ぎています） */
export function dueInWords(dueOn: CivilDate, today: CivilDate): string {
	return dueOn < today ? `${formatDay(dueOn)}（過ぎています）` : `${formatDay(dueOn)}まで`;
}

/** How the lists of people of a requirement are called. */
export const peopleWords: Record<string, string> = {
	missing: '未受講者',
	pending: '確認待ちの人',
	numerator: '受講した人',
	excluded: '対象外の人',
	denominator: '対象者'
};

/** 未受講者; 対象外の人：育児休業 */
export function peopleInWords({ of, reason }: { of: string; reason: { word: string } | null }): string {
	const who = peopleWords[of] ?? '';
	return reason === null ? who : `${who}：${reason.word}`;
}

/** Of which part of the body a list of people is: 市民課（配下を含む）、会計年度任用 */
export function whereInWords(asked: { department: { name: string } | null; employment: string | null }): string {
	const where = asked.department ? `${asked.department.name}（配下を含む）` : '全体';
	return asked.employment === null ? where : `${where}、${asked.employment || '任用形態の記載なし'}`;
}
