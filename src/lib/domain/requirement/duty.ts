import { type CivilDate } from '$lib/domain/calendar';
import { type Duty, type DutyState } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { type Coverage } from './coverage';
import { type RequirementStanding, standingIn } from './standing';
import { hasOtherMethod } from './uncounted';

/** 今年度の必須 of a person. `requirement` is null where it comes from an indicator, which has neither name nor due date for people. */
export type YearDuty = Duty & {
	/** 実施方法 that are accepted; an empty list accepts all */
	methods: string[];
	/** whether there is a record that does not count for its 実施方法 alone */
	otherMethod: boolean;
	/** `note`: what the officer adds for readers; null for nothing */
	requirement: (RequirementStanding & { id: number; name: string; note: string | null }) | null;
};

/**
 * What the person is expected to take this year, what is overdue first. Where the fiscal year has published nothing at all, what the
 * indicators ask for, so that whoever has not drawn up any 必須研修 is told something.
 *
 * @param coverages of all published requirements of today's fiscal year
 * @param fromIndicators the duties by indicators, in their order
 */
export function dutiesOfYear(
	ledger: Ledger,
	person: number,
	coverages: readonly Coverage[],
	today: CivilDate,
	fromIndicators: () => Duty[]
): YearDuty[] {
	if (coverages.length === 0) return fromIndicators().map((duty) => ({ ...duty, ...askedOfAll }));
	const asked = coverages.flatMap((coverage) => {
		const standing = standingIn(ledger, coverage, person, today);
		return standing === null ? [] : [dutyOf(coverage, standing, hasOtherMethod(ledger, coverage, person))];
	});
	return asked.sort((one, other) => urgencyOf(one) - urgencyOf(other) || byDueDate(one, other));
}

/** An indicator asks for no 実施方法. */
const askedOfAll = { methods: [], otherMethod: false, requirement: null };

type Asked = YearDuty & { requirement: NonNullable<YearDuty['requirement']> };

function dutyOf({ requirement }: Coverage, standing: RequirementStanding, otherMethod: boolean): Asked {
	const { id, name, note, rule } = requirement;
	const { courses, methods } = rule;
	const asked = 'allOf' in courses ? { courses: courses.allOf, all: true } : { courses: courses.anyOf, all: false };
	return {
		...{ ...asked, methods, otherMethod, state: standing.state, indicatorCodes: [] },
		requirement: { id, name, note, ...standing }
	};
}

const urgency: readonly DutyState[] = ['未', '確認中', '済', '対象外'];

function urgencyOf({ state, requirement: { isOverdue } }: Asked): number {
	return isOverdue ? -1 : urgency.indexOf(state);
}

function byDueDate({ requirement: one }: Asked, { requirement: other }: Asked): number {
	if (one.dueOn !== other.dueOn) return one.dueOn < other.dueOn ? -1 : 1;
	return one.id - other.id;
}
