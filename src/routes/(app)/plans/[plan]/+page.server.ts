import { can } from '$lib/domain/access';
import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { closedYears } from '$lib/server/frozen/closed-years';
import { sealedFigures } from '$lib/server/frozen/queries';
import { planPage } from '$lib/server/indicator/plan-page';
import { sealedPlanPage } from '$lib/server/indicator/sealed';
import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const viewer = requirePermission(locals, 'figure:read');
	const ledger = await currentLedger();
	const plan = await planPage(ledger, params.plan, viewer.today);
	if (!plan) error(404, 'その計画はありません。計画の一覧から選び直してください。');
	const { reader } = await currentDatabase();
	const sealed = await sealedFigures(reader, { planCode: params.plan });
	const freezes = can(viewer, 'figure:freeze');
	return {
		plan: sealedPlanPage(plan, sealed),
		edits: can(viewer, 'plan:edit'),
		freezes,
		/** null for whoever closes no year */
		years: freezes ? closedYears(ledger, plan, sealed, viewer.today) : null
	};
};
