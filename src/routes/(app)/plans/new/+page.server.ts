import { parsePlanEntry, type PlanErrors, planRefusalSentence, typedPlan } from '$lib/domain/plan';
import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { createPlan } from '$lib/server/plan/create-plan';
import { newPlanForm } from '$lib/server/plan/plan-form';
import { newIndicatorLink } from '$lib/ui/plan/links';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { today } = requirePermission(locals, 'plan:edit');
	return newPlanForm(await currentLedger(), today);
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const viewer = requirePermission(locals, 'plan:edit');
		const fields = typedPlan(await request.formData());
		const parsed = parsePlanEntry(fields);
		if (!parsed.ok) return fail(422, { fields, errors: parsed.errors, refusal: null });

		const outcome = await createPlan(await currentDatabase(), viewer, { plan: parsed.value, copy: null });
		if (outcome.ok) redirect(303, newIndicatorLink(parsed.value.code));
		const refusal = planRefusalSentence(outcome.reason);
		const errors: PlanErrors = outcome.reason === 'code-taken' ? { code: refusal } : {};
		return fail(409, { fields, errors, refusal: outcome.reason === 'code-taken' ? null : refusal });
	}
};
