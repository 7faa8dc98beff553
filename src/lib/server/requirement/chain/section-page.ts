import { reachesDepartment, type Scope, scopeOf, type Viewer } from '$lib/domain/access';
import { type CivilDate, type FiscalYear } from '$lib/domain/calendar';
import { dayNumber, type Ledger, primaryPostOf } from '$lib/domain/ledger';
import { type SectionState, sectionView, type SectionView } from '$lib/domain/requirement';
import { type Db } from '../../db/open';
import { chainOfYear, type ChainOfYear } from './chain';
import { confirmerNames, isConfirmer } from './confirmers';
import { sectionReminders, type SectionReminders } from './section-reminders';
import { seenMark } from './seen-mark';

/** A section the viewer may look at; `heads`: who confirms it today; `isOwn`: the viewer is one of them. */
export type ListedSection = Pick<SectionState, 'code' | 'name' | 'standing'> & { heads: string[]; isOwn: boolean };

/** 所属の状況: people × this year's duties of one section, and where its confirmation stands. */
export type SectionPage = {
	fiscalYear: FiscalYear;
	/** the day that is looked at; null where the year has published nothing */
	asOf: CivilDate | null;
	/** all this viewer may look at, their own first */
	sections: ListedSection[];
	/** the one that is shown: the one asked for, else the viewer's own; null without any */
	shown: ShownSection | null;
};

export type ShownSection = SectionState &
	SectionView &
	SectionReminders & {
		/** of these numbers, for the form that confirms them */
		mark: string;
		/** whether the viewer confirms it today */
		isOwn: boolean;
		/** the names of all who do */
		confirmers: string[];
		/** how many of its people of that day are elsewhere today, and so not the viewer's to see */
		elsewhere: number;
	};

/**
 * The page of a viewer with `section:read`: a head sees the sections they head today, and those below; from the day of a transfer on
 * no more. A section whose department is no more is seen by whoever still confirms it, also without that permission.
 *
 * @param departmentCode the section asked for; null for the viewer's own
 */
export async function sectionPage(
	db: Db,
	ledger: Ledger,
	viewer: Viewer,
	fiscalYear: FiscalYear,
	departmentCode: string | null
): Promise<SectionPage> {
	const chain = await chainOfYear(db, ledger, fiscalYear, viewer.today);
	const scope = scopeOf(viewer, 'section:read');
	const isOwn = isConfirmer(ledger, chain.state.asOf, viewer);
	const heads = confirmerNames(ledger, chain.state.asOf, viewer.today);
	const seen = chain.state.sections.filter(({ code }) => reachesDepartment(scope, code) || isOwn(code));
	const sections = seen
		.map((one) => ({ ...listed(one), heads: heads(one.code), isOwn: one.section !== null && isOwn(one.code) }))
		.toSorted((one, other) => Number(other.isOwn) - Number(one.isOwn));
	const code = departmentCode ?? sections.find((one) => one.isOwn)?.code;
	const section = seen.find((one) => one.code === code);
	const shown = section ? await shownSection(db, ledger, chain, section, viewer, scope) : null;
	return { fiscalYear, asOf: chain.state.asOf, sections, shown };
}

function listed({ code, name, standing }: SectionState) {
	return { code, name, standing };
}

async function shownSection(
	db: Db,
	ledger: Ledger,
	chain: ChainOfYear,
	state: SectionState,
	viewer: Viewer,
	scope: Scope
): Promise<ShownSection> {
	const departments = new Set(state.section?.departments ?? []);
	const { requirements, people } = sectionView(ledger, chain.coverages, departments, viewer.today);
	const isReached = reachedToday(ledger, scope, viewer.today);
	const seen = people.filter(({ staffNumber }) => isReached(staffNumber));
	const isOwn = state.section !== null && isConfirmer(ledger, chain.state.asOf, viewer)(state.code);
	const confirmers = confirmerNames(ledger, chain.state.asOf, viewer.today)(state.code);
	const elsewhere = people.length - seen.length;
	const view = { requirements, people: seen };
	const reminders = await sectionReminders(db, ledger, viewer, state, chain, view);
	return { ...state, ...view, ...reminders, mark: seenMark(state.now), isOwn, confirmers, elsewhere };
}

/** After a transfer somebody's record is the new head's to see, also that of the year before. */
function reachedToday({ people, posts }: Ledger, scope: Scope, today: CivilDate): (staffNumber: string) => boolean {
	if (scope.kind === 'all') return () => true;
	return (staffNumber) => {
		const row = primaryPostOf(posts, people.positions.get(staffNumber)!, dayNumber(today));
		return row >= 0 && reachesDepartment(scope, posts.departments.words[posts.department[row]!]!);
	};
}
