import { type CivilDate } from '$lib/domain/calendar';
import { type SectionStanding, type SectionState, told } from '$lib/domain/requirement';
import { changesInReport } from './seen';

/** A 所属 in the report: whether its 管理者 has confirmed, who and when, and which numbers have changed since, in words. */
export type ReportedSection = {
	code: string;
	name: string;
	standing: SectionStanding;
	confirmedOn: CivilDate | null;
	/** null where nobody has */
	confirmedBy: string | null;
	changes: string[];
};

export const sectionStandingWords: Record<SectionStanding, string> = {
	missing: '未確認',
	confirmed: '確認済',
	changed: '確認後に変わりました',
	ended: '確認済（いまは対象者なし）'
};

/** Two of one name stand there with their codes. */
export function reportedSections(sections: readonly SectionState[]): ReportedSection[] {
	return sections.map(({ code, name, standing, confirmation, changes }) => ({
		...{ code, name: told(sections, code, name), standing },
		confirmedOn: confirmation?.confirmedOn ?? null,
		confirmedBy: confirmation?.confirmedBy ?? null,
		changes: changesInReport(changes)
	}));
}

/** Those that are missing: nobody has confirmed, or the numbers are others since. */
export function unconfirmedSections(sections: readonly ReportedSection[]): ReportedSection[] {
	return sections.filter(({ standing }) => standing === 'missing' || standing === 'changed');
}
