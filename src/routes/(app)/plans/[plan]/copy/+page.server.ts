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
import { codesTaken, type CopiedPreview, previewCopy } from '$lib/server/plan/preview-copy';
import { targetsLink } from '$lib/ui/plan/links';
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { today } = requirePermission(locals, 'plan:edit');
	return copyForm(await currentLedger(), params.plan, today) ?? error(404, noPlan);
};

const noPlan = 'その計画はありません。計画の一覧から選び直してください。';

export const actions: Actions = {
	/** Shows what would be made; makes nothing. */
	preview: async (event) => {
		const { today } = requirePermission(event.locals, 'plan:edit');
		const form = await readForm(event);
		if (!form.ok) return fail(422, form.answer);
		const { answer, copy, entry } = form;
		const ledger = await currentLedger();
		const from = ledger.plans.find(({ code }) => code === event.params.plan) ?? error(404, noPlan);
		const taken = codesTaken(ledger, entry, copy);
		if (taken.plan) return fail(409, { ...answer, ...refused({ ok: false, reason: 'code-taken' }, copy) });
		if (taken.indicators.length > 0) {
			const outcome = { ok: false, reason: 'indicator-code-taken', codes: taken.indicators } as const;
			return fail(409, { ...answer, ...refused(outcome, copy) });
		}
		return { ...answer, preview: previewCopy(ledger, from, entry, copy, today) };
	},
	create: async (event) => {
		const viewer = requirePermission(event.locals, 'plan:edit');
		const form = await readForm(event);
		if (!form.ok) return fail(422, form.answer);
		const { answer, copy, entry } = form;
		const command = { plan: entry, copy: { ...copy, from: event.params.plan } };
		const outcome = await createPlan(await currentDatabase(), viewer, command);
		if (outcome.ok) redirect(303, `${targetsLink(entry.code)}?created=${outcome.indicators}`);
		return fail(409, { ...answer, ...refused(outcome, copy) });
	}
};

/** What was sent, as it was typed: the page shows it again whatever becomes of it. */
async function readForm({ request }: RequestEvent) {
	const data = await request.formData();
	const fields = typedPlan(data);
	const copy = typedCopy(data, data.getAll('indicator').map(String));
	const parsed = parsePlanEntry(fields);
	const answer = {
		...{ fields, copy, wrong: copyErrors(copy), refusal: null as string | null },
		errors: (parsed.ok ? {} : parsed.errors) as PlanErrors,
		preview: null as CopiedPreview[] | null
	};
	if (!parsed.ok || Object.keys(answer.wrong).length > 0) return { ok: false as const, answer };
	return { ok: true as const, answer, copy, entry: parsed.value };
}

/** What is wrong stands beside its field; what is about no field is said on top. */
function refused(outcome: PlanOutcome & { ok: false }, { codes }: TypedCopy) {
	const sentence = planRefusalSentence(outcome.reason);
	const errors: PlanErrors = outcome.reason === 'code-taken' ? { code: sentence } : {};
	const taken = outcome.reason === 'indicator-code-taken' ? outcome.codes : [];
	const ofTaken = Object.entries(codes).filter(([, code]) => taken.includes(code));
	const wrong = Object.fromEntries(ofTaken.map(([from, code]) => [from, codeTakenSentence(code)]));
	return { errors, wrong, refusal: outcome.reason === 'code-taken' ? null : sentence };
}
