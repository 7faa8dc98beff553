import {
	type IndicatorErrors,
	indicatorRefusalSentence,
	parseIndicatorEntry,
	parseRule,
	readKind,
	typedIndicator,
	typedRule
} from '$lib/domain/plan';
import { type Ledger } from '$lib/domain/ledger';
import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { createIndicator } from '$lib/server/plan/create-indicator';
import { indicatorForm } from '$lib/server/plan/indicator-form';
import { knownIn } from '$lib/server/plan/known-codes';
import { targetsLink } from '$lib/ui/plan/links';
import { error, fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { today } = requirePermission(locals, 'plan:edit');
	const ledger = await currentLedger();
	const plan = planOf(ledger, params.plan);
	const kind = readKind(url.searchParams.get('kind'));
	return { plan, blank: kind && indicatorForm(ledger, plan, kind, today) };
};

function planOf({ plans }: Ledger, code: string) {
	return (
		plans.find((one) => one.code === code) ?? error(404, 'その計画はありません。計画の一覧から選び直してください。')
	);
}

export const actions: Actions = {
	default: async ({ locals, request, params, url }) => {
		const viewer = requirePermission(locals, 'plan:edit');
		const kind =
			readKind(url.searchParams.get('kind')) ?? error(404, 'その種類の指標はありません。選び直してください。');
		const data = await request.formData();
		const [fields, rule] = [typedIndicator(data), typedRule(data)];
		const ledger = await currentLedger();
		const entry = parseIndicatorEntry(fields);
		const parsed = parseRule(kind, rule, { knows: knownIn(ledger), targets: [] });
		if (!entry.ok || !parsed.ok) {
			const errors = entry.ok ? {} : entry.errors;
			return fail(422, { fields, rule, errors, ruleErrors: parsed.ok ? {} : parsed.errors, refusal: null });
		}
		const command = { ...entry.value, planCode: params.plan, rule: parsed.rule };
		const outcome = await createIndicator(await currentDatabase(), viewer, command);
		if (outcome.ok) redirect(303, `${targetsLink(params.plan, entry.value.code)}&made`);

		const sentence = indicatorRefusalSentence(outcome.reason);
		const isCode = outcome.reason === 'code-taken';
		const errors: IndicatorErrors = isCode ? { code: sentence } : {};
		return fail(409, { fields, rule, errors, ruleErrors: {}, refusal: isCode ? null : sentence });
	}
};
