import type { Viewer } from '$lib/domain/access';
import { type CivilDate, type FiscalYear, parseDate } from '$lib/domain/calendar';
import {
	dayToTry,
	type IndicatorHistory,
	type IndicatorRule,
	parseRule,
	parseStart,
	type Plan,
	refusedStart,
	type RuleErrors,
	ruleOn,
	ruleRefusalSentence,
	type StartErrors,
	typedRule,
	typedStart,
	withdrawRefusalSentence,
	withinPlan
} from '$lib/domain/plan';
import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { indicatorWithPlan, planDay } from '$lib/server/indicator/queries';
import { countsForGood, refusedCounting } from '$lib/server/plan/counted';
import { knownIn } from '$lib/server/plan/known-codes';
import { previewRule, type RulePreview } from '$lib/server/plan/preview';
import { reviseRule } from '$lib/server/plan/revise';
import { type OthersRule, othersRules, rulePage } from '$lib/server/plan/rule-page';
import { withdrawRevision } from '$lib/server/plan/withdraw';
import { yearsChanged } from '$lib/server/plan/years-changed';
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

const notFound = 'その指標はありません。計画の一覧から選び直してください。';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const viewer = requirePermission(locals, 'plan:edit');
	const ledger = await currentLedger();
	const page = rulePage(ledger, params.code, viewer);
	if (!page) error(404, notFound);
	const { reader } = await currentDatabase();
	const isFixed = await countsForGood(reader, ledger.indicators.get(params.code)!);
	const done = { saved: url.searchParams.has('saved'), withdrawn: url.searchParams.has('withdrawn') };
	return { ...page, isFixed, today: viewer.today, ...done };
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
	},
	withdraw: async ({ locals, request, params, url }) => {
		const viewer = requirePermission(locals, 'plan:edit');
		const data = await request.formData();
		const from = parseDate(String(data.get('from') ?? ''));
		if (from === null) error(400, notFound);
		const command = { indicatorCode: params.code, from, seen: Number(data.get('seen')) || 0 };
		const outcome = await withdrawRevision(await currentDatabase(), viewer, command);
		if (outcome.ok) redirect(303, `${url.pathname}?withdrawn`);
		return fail(409, { notWithdrawn: withdrawRefusalSentence(outcome.reason) });
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
	const begin = parseStart(start, (from) => dayToTry(indicator.rules, from, planDay(plan, today)));
	const countedErrors: RuleErrors =
		rule.ok && begin.ok ? await errorsOfCounting(found, { from: begin.from, rule: rule.rule }) : {};
	const refusedFrom = begin.ok ? refusedStart(begin.from, plan) : null;
	const answer = {
		...{ fields, start, seen: Number(data.get('seen')) || 0, refusal: null as string | null },
		errors: {
			...(rule.ok ? countedErrors : rule.errors),
			...(begin.ok ? startErrors(refusedFrom, plan) : begin.errors)
		},
		isAfterPlan: refusedFrom === 'after-plan',
		...{ others: [] as OthersRule[], preview: null as Tried | null }
	};
	if (!rule.ok || !begin.ok || refusedFrom || Object.keys(countedErrors).length > 0)
		return { ok: false as const, answer };
	return { ok: true as const, answer, ledger, indicator, plan, rule: rule.rule, from: begin.from, on: begin.on };
}

function startErrors(reason: ReturnType<typeof refusedStart>, plan: Plan): StartErrors {
	return reason === null ? {} : { from: ruleRefusalSentence(reason, plan) };
}

/** Told before the preview; the command asks again. */
async function errorsOfCounting(
	{ indicator, plan }: { indicator: IndicatorHistory; plan: Plan },
	asked: { from: CivilDate | null; rule: IndicatorRule }
): Promise<RuleErrors> {
	const field = await refusedCounting((await currentDatabase()).reader, indicator, asked);
	return field && field !== 'kind' ? { [field]: ruleRefusalSentence(`other-${field}`, plan) } : {};
}

type Sound = Extract<Awaited<ReturnType<typeof readForm>>, { ok: true }>;

type Tried = RulePreview & { yearsChanged: FiscalYear[] | null };

async function tried({ ledger, indicator, plan, rule, from, on }: Sound, viewer: Viewer): Promise<Tried> {
	const { reader } = await currentDatabase();
	const preview = await previewRule(reader, ledger, viewer, indicator, { from, on, rule });
	return { ...preview, yearsChanged: await yearsChanged(ledger, plan, indicator, { from, rule }, viewer.today) };
}
