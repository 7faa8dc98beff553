import { can } from '$lib/domain/access';
import { requirePermission } from '$lib/server/access/guards';
import { currentLedger } from '$lib/server/current';
import { yearsPage } from '$lib/server/indicator/years-page';
import { drawnOnce } from '$lib/ui/indicator/drawn-once';
import { error } from '@sveltejs/kit';
import { askedDay } from '../../as-of';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, isDataRequest }) => {
	const viewer = requirePermission(locals, 'figure:read');
	const asked = askedDay(url.searchParams);
	const page = await yearsPage(await currentLedger(), params.code, asked.day, viewer);
	if (!page) error(404, 'その指標はないか、所属ごとの数値がありません。計画の一覧から選び直してください。');
	return {
		...page,
		departments: drawnOnce(page.departments, isDataRequest),
		asked: { written: asked.error === null ? page.asOf : asked.written, error: asked.error },
		isFuture: page.asOf > viewer.today,
		heads: can(viewer, 'figure:read:departments')
	};
};
