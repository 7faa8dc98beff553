import { closeRefusalSentence } from '$lib/domain/frozen';
import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { closableYears, closeYear, closingOf } from '$lib/server/frozen/close';
import { closeLink } from '$lib/ui/indicator/links';
import { error, fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { today } = requirePermission(locals, 'figure:freeze');
	const ledger = await currentLedger();
	const plan = ledger.plans.find(({ code }) => code === params.plan);
	if (!plan) error(404, 'その計画はありません。計画の一覧から選び直してください。');
	const years = closableYears(plan, today);
	const asked = url.searchParams.get('fiscal-year');
	const fiscalYear = asked === null ? years[0] : years.find((year) => String(year) === asked);
	const { reader } = await currentDatabase();
	return {
		plan: { code: plan.code, name: plan.name },
		years,
		fiscalYear: fiscalYear ?? null,
		/** a year that cannot be closed was asked for */
		refused: asked !== null && fiscalYear === undefined,
		closing: fiscalYear === undefined ? null : await closingOf(reader, ledger, plan, fiscalYear, today),
		closed: Number(url.searchParams.get('closed')) || 0
	};
};

export const actions: Actions = {
	close: async ({ locals, request, params }) => {
		const viewer = requirePermission(locals, 'figure:freeze');
		const data = await request.formData();
		const written = data.get('fiscalYear');
		const fiscalYear = typeof written === 'string' && /^\d{4}$/.test(written) ? Number(written) : NaN;
		const [sight, agreed] = [String(data.get('sight') ?? ''), data.get('agreed') === 'yes'];
		const checked = data.get('checked') === 'yes';
		const command = { planCode: params.plan, fiscalYear, sight, agreed, checked };
		const outcome = await closeYear(await currentDatabase(), await currentLedger(), viewer, command);
		if (outcome.ok) redirect(303, `${closeLink(params.plan, fiscalYear)}&closed=${outcome.reports}`);
		return fail(outcome.reason === 'no-year' ? 422 : 409, {
			asks: outcome.reason === 'unconfirmed',
			message: closeRefusalSentence(outcome)
		});
	}
};
