import { type Viewer } from '$lib/domain/access';
import { type CivilDate, type FiscalYear } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { type RequirementRule } from '$lib/domain/requirement';
import { mostInList } from '$lib/domain/training';
import { type Db } from '../../db/open';
import { requirementOf, requirementYear } from '../rows';
import { sectionPage } from './section-page';

/** What 代理で記録 is opened with, from 所属の状況. */
export type SectionToRecord = {
	/** `countsFrom`: the first 受講日 that counts */
	requirement: { id: number; name: string; fiscalYear: FiscalYear; countsFrom: CivilDate };
	section: { code: string; name: string };
	/** the first that counts */
	courseCode: string;
	/** who has not, without the viewer; as many as one list takes */
	people: { staffNumber: string; name: string }[];
	/** how many there are beyond those */
	left: number;
	/** whether the viewer is among those who have not: they record for themselves elsewhere */
	isOneself: boolean;
};

/**
 * Whoever has not fulfilled a requirement in a section that the viewer may look at.
 *
 * @returns null where the viewer heads no such section, or it asks nobody
 */
export async function sectionToRecord(
	db: Db,
	ledger: Ledger,
	viewer: Viewer,
	requirementId: number,
	departmentCode: string
): Promise<SectionToRecord | null> {
	const requirement = await requirementOf(db, requirementId);
	if (requirement?.state !== 'published') return null;
	const { id, name, fiscalYear, rule } = requirement;
	const { shown } = await sectionPage(db, ledger, viewer, fiscalYear, departmentCode);
	if (!shown?.isOwn) return null;
	const place = shown.requirements.findIndex((one) => one.id === id);
	const missing = shown.people.filter(({ standings }) => standings[place]?.state === '未');
	const others = missing.filter(({ staffNumber }) => staffNumber !== viewer.staffNumber);
	return {
		requirement: { id, name, fiscalYear, countsFrom: rule.countsFrom },
		section: { code: shown.code, name: shown.name },
		courseCode: codesOf(rule)[0] ?? '',
		people: others.slice(0, mostInList).map(({ staffNumber, name }) => ({ staffNumber, name })),
		left: Math.max(0, others.length - mostInList),
		isOneself: others.length < missing.length
	};
}

/** The earliest due date of each course that the published requirements of a fiscal year ask for. */
export async function dueDatesOfCourses(db: Db, fiscalYear: FiscalYear): Promise<ReadonlyMap<string, CivilDate>> {
	const { requirements } = await requirementYear(db, fiscalYear);
	const due = new Map<string, CivilDate>();
	for (const { state, rule, dueOn } of requirements)
		for (const code of state === 'published' ? codesOf(rule) : [])
			due.set(code, (due.get(code) ?? dueOn) < dueOn ? due.get(code)! : dueOn);
	return due;
}

function codesOf({ courses }: RequirementRule): string[] {
	return 'allOf' in courses ? courses.allOf : courses.anyOf;
}
