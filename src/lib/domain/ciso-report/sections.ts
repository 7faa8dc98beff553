import { type CivilDate } from '$lib/domain/calendar';
import { type SectionStanding, type SectionState, seenChangeInWords } from '$lib/domain/requirement';

/** A 所属 in the report: whether its 管理者 has confirmed, who and when, and which numbers have changed since, in words. */
export type ReportedSection = {
	code: string;
	name: string;
	standing: SectionStanding;
	confirmedOn: CivilDate | null;
	/** null where nobody has, or the reader is not told */
	confirmedBy: string | null;
	changes: string[];
};

export const sectionStandingWords: Record<SectionStanding, string> = {
	missing: '未確認',
	confirmed: '確認済み',
	changed: '確認後に変わりました',
	ended: '確認済み（いまは対象者なし）'
};

export function reportedSection({ code, name, standing, confirmation, changes }: SectionState): ReportedSection {
	return {
		...{ code, name, standing },
		confirmedOn: confirmation?.confirmedOn ?? null,
		confirmedBy: confirmation?.confirmedBy ?? null,
		changes: changes.map(seenChangeInWords)
	};
}

/** Those that are missing: nobody has confirmed, or the numbers are others since. */
export function unconfirmedSections(sections: readonly ReportedSection[]): ReportedSection[] {
	return sections.filter(({ standing }) => standing === 'missing' || standing === 'changed');
}
