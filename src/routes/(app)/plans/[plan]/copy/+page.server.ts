import {
	codeTakenSentence,
	copyErrors,
	parsePlanEntry,
	type PlanErrors,
	planRefusalSentence,
	type TypedCopy,
	typedCopy,
	typedPlan
} from '$lib/domain/plan';
import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { createPlan, type PlanOutcome } from '$lib/server/plan/create-plan';
import { copyForm } from '$lib/server/plan/plan-form';
import { targetsLink } from '$lib/ui/plan/links';
import { error, fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { today } = requirePermission(locals, 'plan:edit');
	return copyForm(await currentLedger(), params.plan, today) ?? error(404, noPlan);
};

const noPlan = 'その計画はありません。計画の一覧から選び直してください。';

export const actions: Actions = {
	default: async ({ locals, request, params }) => {
		const viewer = requirePermission(locals, 'plan:edit');
		const data = await request.formData();
		const fields = typedPlan(data);
		const copy = typedCopy(data, data.getAll('indicator').map(String));
		const parsed = parsePlanEntry(fields);
		const wrong = copyErrors(copy);
		if (!parsed.ok || Object.keys(wrong).length > 0)
			return fail(422, { fields, copy, errors: parsed.ok ? {} : parsed.errors, wrong, refusal: null });

		const command = { plan: parsed.value, copy: { ...copy, from: params.plan } };
		const outcome = await createPlan(await currentDatabase(), viewer, command);
		if (outcome.ok) redirect(303, `${targetsLink(parsed.value.code)}?created=${outcome.indicators}`);
		return fail(409, { fields, copy, ...refused(outcome, copy) });
	}
};

/** What is wrong stands beside its field; what is about no field is said on top. */
function refused(outcome: PlanOutcome & { ok: false }, { codes }: TypedCopy) {
	const sentence = planRefusalSentence(outcome.reason);
	const errors: PlanErrors = outcome.reason === 'code-taken' ? { code: sentence } : {};
	const taken = outcome.reason === 'indicator-code-taken' ? outcome.codes : [];
	const ofTaken = Object.entries(codes).filter(([, code]) => taken.includes(code));
	const wrong = Object.fromEntries(ofTaken.map(([from, code]) => [from, codeTakenSentence(code)]));
	return { errors, wrong, refusal: outcome.reason === 'code-taken' ? null : sentence };
}
