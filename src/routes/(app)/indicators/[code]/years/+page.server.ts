import { can } from '$lib/domain/access';
import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { sealedFigures } from '$lib/server/frozen/queries';
import { sealedYearsPage, yearsPage } from '$lib/server/indicator/years-page';
import { drawnOnce } from '$lib/ui/indicator/table/drawn-once';
import { error } from '@sveltejs/kit';
import { askedDay } from '../../as-of';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, isDataRequest }) => {
	const viewer = requirePermission(locals, 'figure:read');
	const asked = askedDay(url.searchParams);
	const computed = await yearsPage(await currentLedger(), params.code, asked.day, viewer);
	if (!computed) error(404, 'その指標はないか、所属ごとの数値がありません。計画の一覧から選び直してください。');
	const { reader } = await currentDatabase();
	const page = sealedYearsPage(computed, await sealedFigures(reader, { indicatorCode: params.code }));
	return {
		...page,
		departments: drawnOnce(page.departments, isDataRequest),
		asked: { written: asked.error === null ? page.asOf : asked.written, error: asked.error },
		isFuture: page.asOf > viewer.today,
		heads: can(viewer, 'figure:read:departments')
	};
};
