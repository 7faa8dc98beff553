import { parseFreezing, typedReason } from '$lib/domain/frozen';
import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { freezeReport } from '$lib/server/frozen/freeze';
import { frozenList } from '$lib/server/frozen/list';
import { frozenLink } from '$lib/ui/indicator/links';
import { error, fail, redirect } from '@sveltejs/kit';
import { askedDay } from '../../as-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const viewer = requirePermission(locals, 'figure:read');
	const asked = askedDay(url.searchParams);
	const { reader } = await currentDatabase();
	const list = await frozenList(reader, await currentLedger(), viewer, params.code, asked.day);
	if (!list) error(404, 'その指標はありません。計画の一覧から選び直してください。');
	const written = asked.error === null ? (list.draft?.asOf ?? '') : asked.written;
	return { ...list, asked: { written, error: asked.error } };
};

export const actions: Actions = {
	freeze: async ({ locals, request, params }) => {
		const viewer = requirePermission(locals, 'figure:freeze');
		const data = await request.formData();
		const [form, reason] = [parseFreezing(data), typedReason(data)];
		if (!form.ok) return fail(422, { reason, errors: form.errors, refusal: null });

		const command = { ...form.value, code: params.code };
		const outcome = await freezeReport(await currentDatabase(), await currentLedger(), viewer, command);
		if (outcome.ok) redirect(303, `${frozenLink(params.code, { ...form.value, ...outcome })}?frozen`);

		const { ok: _ok, ...refusal } = outcome;
		return fail(409, { reason, errors: {}, refusal });
	}
};
