import {
	type IndicatorErrors,
	type Naming,
	namingRefusalSentence,
	parseNaming,
	typedIndicator
} from '$lib/domain/plan';
import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { indicatorWithPlan } from '$lib/server/indicator/queries';
import { renameIndicator } from '$lib/server/plan/rename-indicator';
import { indicatorEditLink } from '$lib/ui/plan/links';
import { error, fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	requirePermission(locals, 'plan:edit');
	const ledger = await currentLedger();
	const found = indicatorWithPlan(ledger, params.code);
	if (!found) error(404, 'その指標はありません。計画の一覧から選び直してください。');
	const { code, name, note } = found.indicator;
	const plan = { code: found.plan.code, name: found.plan.name };
	return { plan, fields: { code, name, note: note ?? '' }, seen: ledger.entry, saved: url.searchParams.has('saved') };
};

export const actions: Actions = {
	default: async ({ locals, request, params }) => {
		const viewer = requirePermission(locals, 'plan:edit');
		const data = await request.formData();
		const seen = Number(data.get('seen')) || 0;
		const answer = {
			...{ fields: typedIndicator(data), errors: {} as IndicatorErrors, seen },
			...{ refusal: null as string | null, stands: null as Naming | null }
		};
		const parsed = parseNaming(answer.fields);
		if (!parsed.ok) return fail(422, { ...answer, errors: parsed.errors });

		const command = { ...parsed.value, indicatorCode: params.code, seen };
		const outcome = await renameIndicator(await currentDatabase(), viewer, command);
		if (outcome.ok) redirect(303, `${indicatorEditLink(params.code)}?saved`);
		const refused = { ...answer, refusal: namingRefusalSentence(outcome.reason) };
		if (outcome.reason !== 'changed-since') return fail(409, refused);
		// Who is asked again has now seen what the other made of it.
		return fail(409, { ...refused, stands: outcome.stands, seen: outcome.entry });
	}
};
