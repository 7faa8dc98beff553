import { type CivilDate } from '$lib/domain/calendar';
import { type Duty, type DutyState } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { type Coverage } from './coverage';
import { type RequirementStanding, standingIn } from './standing';

/** 今年度の必須 of a person. `requirement` is null where it comes from an indicator, which has neither name nor due date for people. */
export type YearDuty = Duty & {
	/** 実施方法 that are accepted; an empty list accepts all */
	methods: string[];
	requirement: (RequirementStanding & { id: number; name: string }) | null;
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
	if (coverages.length === 0) return fromIndicators().map((duty) => ({ ...duty, methods: [], requirement: null }));
	const asked = coverages.flatMap((coverage) => {
		const standing = standingIn(ledger, coverage, person, today);
		return standing === null ? [] : [dutyOf(coverage, standing)];
	});
	return asked.sort((one, other) => urgencyOf(one) - urgencyOf(other) || byDueDate(one, other));
}

type Asked = YearDuty & { requirement: NonNullable<YearDuty['requirement']> };

function dutyOf({ requirement: { id, name, rule } }: Coverage, standing: RequirementStanding): Asked {
	const { courses, methods } = rule;
	const asked = 'allOf' in courses ? { courses: courses.allOf, all: true } : { courses: courses.anyOf, all: false };
	return {
		...{ ...asked, methods, state: standing.state, indicatorCodes: [] },
		requirement: { id, name, ...standing }
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
