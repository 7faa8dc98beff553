import { requirePermission } from '$lib/server/access/guards';
import { currentLedger } from '$lib/server/current';
import { planByCode } from '$lib/server/indicator/queries';
import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const viewer = requirePermission(locals, 'figure:read');
	const plan = await planByCode(await currentLedger(), params.plan, viewer.today);
	return { plan: plan ?? error(404, 'その計画はありません。計画の一覧から選び直してください。') };
};
