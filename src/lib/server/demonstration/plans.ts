import { ownPlan } from './own-plan';
import kadoma from './plans/kadoma.json';
import katagami from './plans/katagami.json';
import kinokawa from './plans/kinokawa.json';
import sennan from './plans/sennan.json';
import sumoto from './plans/sumoto.json';
import type { Setting } from './setting';

type Plan = {
	code: string;
	name: string;
	source: string;
	fiscalYears: number[];
	indicators: { code: string; kind: string }[];
};

/** The town's own plan first, then those of the cities, as `plan.json` holds them. */
export function plansOf(setting: Setting): { plans: Plan[] } {
	const files: { plans: Plan[] }[] = [sumoto, kinokawa, katagami, kadoma, sennan];
	return { plans: [ownPlan(setting), ...files.flatMap((file) => file.plans)] };
}
