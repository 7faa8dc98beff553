import { can } from '$lib/domain/access';
import { lastDayOf } from '$lib/domain/calendar';
import { requirePermission } from '$lib/server/access/guards';
import { indicatorPage } from '$lib/server/indicator/queries';
import { sealedFigureOf } from '$lib/server/indicator/sealed';
import { chartedDepartments } from '$lib/ui/indicator/chart-data';
import { sendDepartments } from '$lib/ui/indicator/table/packed-departments';
import type { FigureState } from '$lib/ui/state/state';
import { manualRefusalSentence, parseManualEntry, typedManualEntry } from '$lib/domain/plan';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { withSeals } from '$lib/domain/frozen';
import { sealedFigures } from '$lib/server/frozen/queries';
import { enterManualValue } from '$lib/server/indicator/commands';
import { error, fail, redirect } from '@sveltejs/kit';
import { askedDay } from '../as-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, isDataRequest }) => {
	const viewer = requirePermission(locals, 'figure:read');
	const asked = askedDay(url.searchParams);
	const monthsShown = url.searchParams.get('months') === '24' ? 24 : 12;
	const page = await indicatorPage(await currentLedger(), params.code, asked.day, viewer, monthsShown);
	if (!page) error(404, 'その指標はありません。計画の一覧から選び直してください。');
	const { reader } = await currentDatabase();
	const sealed = await sealedFigures(reader, { indicatorCode: params.code });
	const { asOf, overall } = page.report;
	const order = url.searchParams.get('order');
	const isOver = lastDayOf(page.report.fiscalYear) < viewer.today;
	const state: FigureState = page.report.isFinal ? 'year-end' : isOver ? 'mid-year' : 'running';
	return {
		...page,
		/** of the whole body; `report` and the departments are always those computed now */
		headline: sealedFigureOf(params.code, { asOf, overall }, sealed),
		years: withSeals(params.code, page.years, sealed),
		months: withSeals(params.code, page.months, sealed),
		departments: sendDepartments(page.departments, isDataRequest),
		charted: chartedDepartments(page.departments, page.words, order, page.report.isFinal),
		ordered: order !== null,
		aims: [page.report.overall, ...page.departments].some(({ target }) => target !== null),
		opens: page.names || page.departments.some(({ names }) => names),
		asked: { written: asked.error === null ? page.report.asOf : asked.written, error: asked.error },
		state,
		isFuture: asOf > viewer.today,
		/** the plan begins later than the day, and then even later than today */
		isBefore: asOf < page.begins,
		isAhead: asOf < page.begins && viewer.today < page.begins,
		monthsShown,
		heads: can(viewer, 'figure:read:departments'),
		edits: can(viewer, 'plan:edit'),
		entered: url.searchParams.has('entered')
	};
};

export const actions: Actions = {
	enter: async ({ locals, request, params }) => {
		const viewer = requirePermission(locals, 'figure:enter');
		const data = await request.formData();
		const form = parseManualEntry(data);
		const seen = Number(data.get('seen')) || 0;
		if (!form.ok) return fail(422, { fields: form.fields, errors: form.errors, refusal: null, seen });

		const command = { ...form.value, indicatorCode: params.code, seen };
		const outcome = await enterManualValue(await currentDatabase(), viewer, command);
		if (outcome.ok) redirect(303, `/indicators/${encodeURIComponent(params.code)}?entered`);

		const now = outcome.reason === 'changed-since' ? outcome.now : null;
		const refusal = manualRefusalSentence(outcome.reason, form.value.fiscalYear, now);
		// The one who is asked again has now seen what the other entered.
		return fail(409, { fields: typedManualEntry(data), errors: {}, refusal, seen: now?.entry ?? seen });
	}
};
