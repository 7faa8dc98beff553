import { day, firstDayOf } from '$lib/domain/calendar';
import { type PopulationRule } from '$lib/domain/plan';
import { type Exemption, type Requirement, type RequirementRule } from '$lib/domain/requirement';
import { everyone } from './town-indicator';

export type RequirementSketch = Partial<Omit<Requirement, 'rule' | 'dueOn'>> &
	Partial<Omit<RequirementRule, 'audience' | 'countsFrom'>> & {
		audience?: Partial<PopulationRule>;
		dueOn?: string;
		countsFrom?: string;
	};

/** DX基礎 for everyone in 2026年度, due on 30 September, unless the test says otherwise. */
export function requirementOf({
	courses = { anyOf: ['DX-BASIC'], atLeast: 1 },
	methods = [],
	audience,
	hired = 'all',
	midYear = { kind: 'due-date' },
	countsFrom,
	dueOn,
	fiscalYear = 2026,
	...rest
}: RequirementSketch = {}): Requirement {
	return {
		id: 1,
		fiscalYear,
		name: '情報セキュリティ研修',
		state: 'published',
		dueOn: day(dueOn ?? `${fiscalYear}-09-30`),
		note: null,
		...rest,
		rule: {
			...{ courses, methods, hired, midYear },
			audience: { ...everyone, ...audience, posts: 'primary' },
			countsFrom: countsFrom === undefined ? firstDayOf(fiscalYear) : day(countsFrom)
		}
	};
}

type ExemptionSketch = { id?: number; requirementId?: number; reason?: string };

/** One from the requirement 1 for 長期派遣, unless the test says otherwise. */
export function exemptionOf(staffNumber: string, from: string, to: string, sketch: ExemptionSketch = {}): Exemption {
	return { id: 1, requirementId: 1, reason: '長期派遣', ...sketch, staffNumber, from: day(from), to: day(to) };
}
