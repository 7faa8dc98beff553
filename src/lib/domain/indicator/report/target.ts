import { type TreeDay } from '$lib/domain/ledger';
import { peopleNeeded } from './exact';
import { type Target } from '$lib/domain/plan';

/** What is to be reached, and whose entry says so: a department's code, or `overall`. Absent words were not promised. */
export type AppliedTarget = { percent?: number; headcount?: number; value?: number; from: string };

/** The promises of one fiscal year, by department code; null is the whole body. */
export type YearTargets = ReadonlyMap<string | null, Target>;

export function targetsOf(targets: readonly Target[], fiscalYear: number): YearTargets {
	const year = targets.filter((target) => target.fiscalYear === fiscalYear);
	return new Map(year.map((target) => [target.departmentCode, target]));
}

export function overallTarget(targets: YearTargets): AppliedTarget | null {
	return applied(targets.get(null), 'overall');
}

/** What was promised for a department itself. */
export function ownTarget(targets: YearTargets, code: string): AppliedTarget | null {
	return applied(targets.get(code), code);
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

/** The value to be reached by the whole body (`code` null) or by one department; a value is never inherited. */
export function valueTarget(targets: YearTargets, code: string | null): AppliedTarget | null {
	const value = targets.get(code)?.value ?? null;
	return value === null ? null : { value, from: code ?? 'overall' };
}

/**
 * 「あとn人」: how many more reach the target; null without a target or without a population. A count has no denominator (null): of
 * its targets only a headcount says how many.
 */
export function shortfall(target: AppliedTarget | null, numerator: number, denominator: number | null): number | null {
	const needed = target === null ? null : neededFor(target, denominator);
	return needed === null ? null : Math.max(0, needed - numerator);
}

/** 必要な人数: how many reach the target; null where nobody could, or where a count is promised as a percentage. */
export function neededFor({ percent, headcount }: AppliedTarget, denominator: number | null): number | null {
	if (denominator === 0) return null;
	if (denominator === null || percent === undefined) return headcount ?? null;
	return peopleNeeded(percent, denominator);
}
