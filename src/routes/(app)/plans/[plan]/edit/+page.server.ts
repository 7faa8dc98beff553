import {
	correctionRefusalSentence,
	parseCorrection,
	type PlanCorrection,
	type PlanErrors,
	typedPlan,
	yearsLostSentences
} from '$lib/domain/plan';
import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { correctPlan } from '$lib/server/plan/correct-plan';
import { correctionForm } from '$lib/server/plan/plan-form';
import { planEditLink } from '$lib/ui/plan/links';
import { error, fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { today } = requirePermission(locals, 'plan:edit');
	const form = correctionForm(await currentLedger(), params.plan, today);
	if (!form) error(404, 'その計画はありません。計画の一覧から選び直してください。');
	return { ...form, saved: url.searchParams.has('saved') };
};

export const actions: Actions = {
	default: async ({ locals, request, params }) => {
		const viewer = requirePermission(locals, 'plan:edit');
		const data = await request.formData();
		const seen = Number(data.get('seen')) || 0;
		const answer = {
			...{ fields: typedPlan(data), errors: {} as PlanErrors, seen, refusal: null as string | null },
			...{ lost: [] as string[], stands: null as PlanCorrection | null }
		};
		const parsed = parseCorrection(answer.fields);
		if (!parsed.ok) return fail(422, { ...answer, errors: parsed.errors });

		const outcome = await correctPlan(await currentDatabase(), viewer, {
			...parsed.value,
			planCode: params.plan,
			seen
		});
		if (outcome.ok) redirect(303, `${planEditLink(params.plan)}?saved`);
		const refused = { ...answer, refusal: correctionRefusalSentence(outcome.reason) };
		if (outcome.reason === 'years-in-use') return fail(409, { ...refused, lost: yearsLostSentences(outcome.lost) });
		if (outcome.reason !== 'changed-since') return fail(409, refused);
		// Who is asked again has now seen what the other made of it.
		return fail(409, { ...refused, stands: outcome.stands, seen: outcome.entry });
	}
};
