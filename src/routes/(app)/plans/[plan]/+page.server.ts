import { can } from '$lib/domain/access';
import { requirePermission } from '$lib/server/access/guards';
import { currentLedger } from '$lib/server/current';
import { planPage } from '$lib/server/indicator/plan-page';
import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const viewer = requirePermission(locals, 'figure:read');
	const plan = await planPage(await currentLedger(), params.plan, viewer.today);
	if (!plan) error(404, 'その計画はありません。計画の一覧から選び直してください。');
	return { plan, edits: can(viewer, 'plan:edit'), freezes: can(viewer, 'figure:freeze') };
};
