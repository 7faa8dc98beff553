import {
	type IndicatorErrors,
	indicatorRefusalSentence,
	parseIndicatorEntry,
	parseRule,
	readKind,
	type RuleErrors,
	typedIndicator,
	typedRule
} from '$lib/domain/plan';
import { type Ledger } from '$lib/domain/ledger';
import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { createIndicator } from '$lib/server/plan/create-indicator';
import { indicatorForm } from '$lib/server/plan/indicator-form';
import { knownIn } from '$lib/server/plan/known-codes';
import { type NewPreview, previewNew } from '$lib/server/plan/preview-new';
import { targetsLink } from '$lib/ui/plan/links';
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { today } = requirePermission(locals, 'plan:edit');
	const ledger = await currentLedger();
	const plan = planOf(ledger, params.plan);
	const kind = readKind(url.searchParams.get('kind'));
	return { plan, today, blank: kind && indicatorForm(ledger, plan, kind, today) };
};

function planOf({ plans }: Ledger, code: string) {
	return (
		plans.find((one) => one.code === code) ?? error(404, 'その計画はありません。計画の一覧から選び直してください。')
	);
}

export const actions: Actions = {
	/** Tries the rule; makes nothing. */
	preview: async (event) => {
		const viewer = requirePermission(event.locals, 'plan:edit');
		const form = await readForm(event);
		if (!form.ok) return fail(422, form.answer);
		return { ...form.answer, preview: await previewNew(form.ledger, viewer, form.plan, form.made.rule) };
	},
	create: async (event) => {
		const viewer = requirePermission(event.locals, 'plan:edit');
		const form = await readForm(event);
		if (!form.ok) return fail(422, form.answer);
		const { answer, made } = form;
		const outcome = await createIndicator(await currentDatabase(), viewer, made);
		if (outcome.ok) redirect(303, `${targetsLink(made.planCode, made.code)}&made`);

		const sentence = indicatorRefusalSentence(outcome.reason);
		if (outcome.reason !== 'code-taken') return fail(409, { ...answer, refusal: sentence });
		return fail(409, { ...answer, errors: { code: sentence } });
	}
};

/** What was sent, as it was typed: the page shows it again whatever becomes of it. */
async function readForm({ request, params, url }: RequestEvent) {
	const kind = readKind(url.searchParams.get('kind')) ?? error(404, 'その種類の指標はありません。選び直してください。');
	const data = await request.formData();
	const [fields, rule] = [typedIndicator(data), typedRule(data)];
	const ledger = await currentLedger();
	const plan = planOf(ledger, params.plan ?? '');
	const entry = parseIndicatorEntry(fields);
	const parsed = parseRule(kind, rule, { knows: knownIn(ledger), targets: [] });
	const isTaken = ledger.indicators.has(fields.code);
	const answer = {
		...{ fields, rule, refusal: null as string | null, preview: null as NewPreview | null },
		errors: (entry.ok ? (isTaken ? codeTaken : {}) : entry.errors) as IndicatorErrors,
		ruleErrors: (parsed.ok ? {} : parsed.errors) as RuleErrors
	};
	if (!entry.ok || !parsed.ok || isTaken) return { ok: false as const, answer };
	return { ok: true as const, answer, ledger, plan, made: { ...entry.value, planCode: plan.code, rule: parsed.rule } };
}

const codeTaken = { code: indicatorRefusalSentence('code-taken') };
