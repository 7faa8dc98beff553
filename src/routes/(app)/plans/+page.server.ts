import { can } from '$lib/domain/access';
import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { closedYears } from '$lib/server/frozen/closed-years';
import { sealedFigures } from '$lib/server/frozen/queries';
import { planRuns, planSummaries } from '$lib/server/indicator/queries';
import { sealedGroups } from '$lib/server/indicator/sealed';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const viewer = requirePermission(locals, 'figure:read');
	const { today } = viewer;
	const ledger = await currentLedger();
	const summaries = await planSummaries(ledger, today);
	const sealed = await sealedFigures((await currentDatabase()).reader, null);
	const closes = can(viewer, 'figure:freeze');
	const plans = sealedGroups(summaries, sealed).map((plan) => ({
		...plan,
		runs: planRuns(plan, today),
		/** null for whoever closes no year */
		years: closes ? closedYears(ledger, plan, sealed, today) : null
	}));
	return {
		plans: plans.toSorted((one, other) => Number(other.runs) - Number(one.runs)),
		edits: can(viewer, 'plan:edit')
	};
};
