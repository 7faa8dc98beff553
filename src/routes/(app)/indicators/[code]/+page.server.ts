import { can } from '$lib/domain/access';
import { lastDayOf } from '$lib/domain/calendar';
import { requirePermission } from '$lib/server/access/guards';
import { currentLedger } from '$lib/server/current';
import { indicatorPage } from '$lib/server/indicator/queries';
import { sendDepartments } from '$lib/ui/indicator/packed-departments';
import type { FigureState } from '$lib/ui/state/state';
import { error } from '@sveltejs/kit';
import { askedDay } from '../as-of';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, isDataRequest }) => {
	const viewer = requirePermission(locals, 'figure:read');
	const asked = askedDay(url.searchParams);
	const page = await indicatorPage(await currentLedger(), params.code, asked.day, viewer);
	if (!page) error(404, 'その指標はありません。計画の一覧から選び直してください。');
	const isOver = lastDayOf(page.report.fiscalYear) < viewer.today;
	const state: FigureState = page.report.isFinal ? 'year-end' : isOver ? 'mid-year' : 'running';
	return {
		...page,
		departments: sendDepartments(page.departments, isDataRequest),
		opens: page.names || page.departments.some(({ names }) => names),
		asked: { written: asked.error === null ? page.report.asOf : asked.written, error: asked.error },
		state,
		isFuture: page.report.asOf > viewer.today,
		heads: can(viewer, 'figure:read:departments')
	};
};
