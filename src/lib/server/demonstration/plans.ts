import { ownPlan } from './own-plan';
import kadoma from './plans/kadoma.json';
import katagami from './plans/katagami.json';
import kinokawa from './plans/kinokawa.json';
import sennan from './plans/sennan.json';
import sumoto from './plans/sumoto.json';
import type { Setting } from './setting';

/** The kinds of figure that are computed so far; indicators of other kinds join the town when their kind works. */
export const WORKING_KINDS: readonly string[] = ['training_rate', 'qualification_rate'];

type Plan = {
	code: string;
	name: string;
	source: string;
	fiscalYears: number[];
	indicators: { code: string; kind: string }[];
};

/**
 * The town's own plan first, then those of the cities, as `plan.json` holds them. A plan of which no indicator works yet is left out:
 * a page of it would be empty.
 */
export function plansOf(setting: Setting): { plans: Plan[] } {
	const files: { plans: Plan[] }[] = [sumoto, kinokawa, katagami, kadoma, sennan];
	const plans = [ownPlan(setting), ...files.flatMap((file) => file.plans)].map(withWorkingKinds);
	return { plans: plans.filter((plan) => plan.indicators.length > 0) };
}

function withWorkingKinds(plan: Plan): Plan {
	return { ...plan, indicators: plan.indicators.filter((indicator) => WORKING_KINDS.includes(indicator.kind)) };
}
