import { fieldsOf, type HoldingErrors, holdingFields, holdingSentences, parseHolding } from '$lib/domain/qualification';
import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase } from '$lib/server/current';
import { formOf, sentTogether, takeFromForm } from '$lib/server/evidence/form';
import { saveHolding } from '$lib/server/qualification/save';
import { seenOwn, sentBefore } from '$lib/server/qualification/form';
import { editedHolding } from '$lib/server/qualification/own-page';
import { wholeNumber } from '$lib/server/training/seen';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const viewer = requirePermission(locals, 'holding:record:own');
	const asked = url.searchParams.get('edit');
	const id = wholeNumber(asked);
	const edited = id === null ? null : await editedHolding((await currentDatabase()).reader, viewer, id);
	return { edited, fields: edited && fieldsOf(edited), isMissing: asked !== null && edited === null };
};

export const actions: Actions = {
	default: async ({ locals, request, platform }) => {
		const viewer = requirePermission(locals, 'holding:record:own');
		const form = await formOf({ request, platform });
		const { data } = form;
		if (!form.ok) return fail(413, refusal(data, { evidence: form.message }, sentBefore(data)));
		const [database, before] = [await currentDatabase(), sentBefore(data)];
		const taken = await takeFromForm(database, viewer, data);
		const sent = sentTogether(before, taken.ok ? taken.sent : []);
		const claim = parseHolding(data, viewer.today);
		const errors = { ...(!claim.ok && claim.errors), ...(!taken.ok && { evidence: taken.message }) };
		if (!claim.ok || !taken.ok) return fail(422, refusal(data, errors, sent));

		const outcome = await saveHolding(database, viewer, { seen: seenOwn(data), claim: claim.value, sent });
		if (!outcome.ok) return fail(409, { ...refusal(data, {}, sent), message: holdingSentences[outcome.reason] });

		redirect(303, `/qualifications?saved=${outcome.id}${outcome.isProven ? '' : '&without-evidence'}`);
	}
};

type Sent = ReturnType<typeof sentBefore>;

/** What was typed and what was sent, for whoever has to try again. */
function refusal(
	data: Parameters<typeof holdingFields>[0],
	errors: HoldingErrors & { evidence?: string },
	sent: Sent = []
) {
	return { fields: holdingFields(data), errors, message: null as string | null, sent };
}
