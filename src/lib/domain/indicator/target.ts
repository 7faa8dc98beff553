import { type TreeDay } from '$lib/domain/ledger';
import { peopleNeeded } from './exact';
import { type Target } from '$lib/domain/plan';

/** What is to be reached, and whose entry says so: a department's code, or `overall`. Absent words were not promised. */
export type AppliedTarget = { percent?: number; headcount?: number; from: string };

/** The promises of one fiscal year, by department code; null is the whole body. */
export type YearTargets = ReadonlyMap<string | null, Target>;

export function targetsOf(targets: readonly Target[], fiscalYear: number): YearTargets {
	const year = targets.filter((target) => target.fiscalYear === fiscalYear);
	return new Map(year.map((target) => [target.departmentCode, target]));
}

export function overallTarget(targets: YearTargets): AppliedTarget | null {
	return applied(targets.get(null), 'overall');
}

/**
 * The target of the department at this place: its own entry, which replaces all inheritance; else the percent of the nearest
 * ancestor on the day that has one; else the overall percent. A headcount is never inherited.
 */
export function departmentTarget(targets: YearTargets, tree: TreeDay, place: number): AppliedTarget | null {
	const code = tree.departments[place]!.code;
	const own = targets.get(code);
	if (own) return applied(own, code);
	for (let above = tree.parent[place]!; above >= 0; above = tree.parent[above]!) {
		const { code: ancestor } = tree.departments[above]!;
		const percent = targets.get(ancestor)?.percent ?? null;
		if (percent !== null) return { percent, from: ancestor };
	}
	const percent = targets.get(null)?.percent ?? null;
	return percent === null ? null : { percent, from: 'overall' };
}

function applied(target: Target | undefined, from: string): AppliedTarget | null {
	if (!target || (target.percent === null && target.headcount === null)) return null;
	return {
		...(target.percent !== null && { percent: target.percent }),
		...(target.headcount !== null && { headcount: target.headcount }),
		from
	};
}

/** 「あとn人」: how many more people reach the target; null without a target or without a population. */
export function shortfall(target: AppliedTarget | null, numerator: number, denominator: number): number | null {
	if (target === null || denominator === 0) return null;
	const needed = target.percent === undefined ? target.headcount! : peopleNeeded(target.percent, denominator);
	return Math.max(0, needed - numerator);
}
