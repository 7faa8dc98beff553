import type { Viewer } from '$lib/domain/access';
import {
	parseRule,
	parseStart,
	ruleRefusalSentence,
	ruleOn,
	typedRule,
	typedStart,
	withinPlan
} from '$lib/domain/plan';
import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { indicatorWithPlan, planDay } from '$lib/server/indicator/queries';
import { knownIn } from '$lib/server/plan/known-codes';
import { previewRule, type RulePreview } from '$lib/server/plan/preview';
import { reviseRule } from '$lib/server/plan/revise';
import { type OthersRule, othersRules, rulePage } from '$lib/server/plan/rule-page';
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

const notFound = 'その指標はありません。計画の一覧から選び直してください。';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const viewer = requirePermission(locals, 'plan:edit');
	const page = rulePage(await currentLedger(), params.code, viewer);
	if (!page) error(404, notFound);
	return { ...page, today: viewer.today, saved: url.searchParams.has('saved') };
};

export const actions: Actions = {
	preview: async (event) => {
		const viewer = requirePermission(event.locals, 'plan:edit');
		const form = await readForm(event, viewer);
		if (!form.ok) return fail(422, form.answer);
		return { ...form.answer, preview: await tried(form, viewer) };
	},
	save: async (event) => {
		const viewer = requirePermission(event.locals, 'plan:edit');
		const form = await readForm(event, viewer);
		if (!form.ok) return fail(422, form.answer);

		const { rule, from, answer, plan } = form;
		const command = { indicatorCode: event.params.code, from, rule, seen: answer.seen };
		const outcome = await reviseRule(await currentDatabase(), viewer, command);
		if (outcome.ok) redirect(303, `${event.url.pathname}?saved`);

		const refused = {
			...answer,
			refusal: ruleRefusalSentence(outcome.reason, plan),
			preview: await tried(form, viewer)
		};
		if (outcome.reason !== 'changed-since') return fail(409, refused);
		const { reader } = await currentDatabase();
		const others = await othersRules(reader, await currentLedger(), outcome.others, viewer.today);
		// Who is asked again has now seen what the other laid down.
		return fail(409, { ...refused, others, seen: outcome.entry });
	}
};

/** What was sent, as it was typed: the page shows it again whatever becomes of it. */
async function readForm({ request, params }: RequestEvent, { today }: Viewer) {
	const data = await request.formData();
	const ledger = await currentLedger();
	const found = indicatorWithPlan(ledger, params.code ?? '');
	if (!found) error(404, notFound);
	const { indicator, plan } = found;
	const [fields, start] = [typedRule(data), typedStart(data)];
	const { kind } = ruleOn(indicator.rules, today).rule;
	const rule = parseRule(kind, fields, { knows: knownIn(ledger), targets: withinPlan(indicator.targets, plan) });
	const begin = parseStart(start, planDay(plan, today));
	const answer = {
		...{ fields, start, seen: Number(data.get('seen')) || 0, refusal: null as string | null },
		errors: { ...(rule.ok ? {} : rule.errors), ...(begin.ok ? {} : begin.errors) },
		...{ others: [] as OthersRule[], preview: null as RulePreview | null }
	};
	if (!rule.ok || !begin.ok) return { ok: false as const, answer };
	return { ok: true as const, answer, ledger, indicator, plan, rule: rule.rule, from: begin.from, on: begin.on };
}

type Sound = Extract<Awaited<ReturnType<typeof readForm>>, { ok: true }>;

async function tried({ ledger, indicator, rule, from, on }: Sound, viewer: Viewer): Promise<RulePreview> {
	const { reader } = await currentDatabase();
	return previewRule(reader, ledger, viewer, indicator, { from, on, rule });
}
