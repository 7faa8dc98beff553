import { can } from '$lib/domain/access';
import { requirePermission } from '$lib/server/access/guards';
import { currentLedger } from '$lib/server/current';
import { planRuns, planSummaries } from '$lib/server/indicator/queries';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const viewer = requirePermission(locals, 'figure:read');
	const { today } = viewer;
	const summaries = await planSummaries(await currentLedger(), today);
	const plans = summaries.map((plan) => ({ ...plan, runs: planRuns(plan, today) }));
	return {
		plans: plans.toSorted((one, other) => Number(other.runs) - Number(one.runs)),
		edits: can(viewer, 'plan:edit')
	};
};
