import { type Indicator, type IndicatorRule } from '$lib/domain/plan';
import { type Requirement } from './requirement';

export type TrainingRateRule = Extract<IndicatorRule, { kind: 'training_rate' }>;

/** The rule of an indicator that asks the same of the same people: its figure is the coverage, before anybody is left out. */
export function ruleOf({ rule: { courses, countsFrom, audience } }: Pick<Requirement, 'rule'>): TrainingRateRule {
	return {
		kind: 'training_rate',
		courses,
		window: { kind: 'cumulative', since: countsFrom },
		population: { ...audience, posts: 'primary' }
	};
}

/** The requirement in the place of an indicator, for whatever shows one: it has no plan and no target. */
export function indicatorOf(requirement: Pick<Requirement, 'id' | 'name' | 'note' | 'rule'>): Indicator {
	const { id, name, note } = requirement;
	return { code: `requirement-${id}`, planCode: '', name, note, rule: ruleOf(requirement), targets: [] };
}
