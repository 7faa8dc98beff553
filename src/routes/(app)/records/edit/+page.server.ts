import { type ClaimErrors, claimFieldsOf, type ClaimFields, ownSentences, parseClaim } from '$lib/domain/training';
import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { usedMethods } from '$lib/server/requirement/methods';
import { editedRecord } from '$lib/server/training/edited';
import { amendCompletion } from '$lib/server/training/own-commands';
import { wholeNumber } from '$lib/server/training/seen';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const viewer = requirePermission(locals, 'completion:record:own');
	const { reader } = await currentDatabase();
	const { edited, courses } = await editedRecord(reader, viewer, wholeNumber(url.searchParams.get('id')));
	const methods = await usedMethods(reader, await currentLedger(), viewer.today);
	return { edited, courses, methods, fields: edited && claimFieldsOf(edited) };
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const viewer = requirePermission(locals, 'completion:record:own');
		const data = await request.formData();
		const [id, entry] = [wholeNumber(data.get('id')), wholeNumber(data.get('entry'))];
		const claim = parseClaim(data, viewer.today);
		if (!claim.ok) return fail(422, refusal(claim.fields, claim.errors));
		const typed = claimFieldsOf(claim.value);
		if (id === null || entry === null) return fail(409, refusal(typed, {}, ownSentences['not-found']));

		const outcome = await amendCompletion(await currentDatabase(), viewer, { id, entry }, claim.value);
		if (!outcome.ok) return fail(409, refusal(typed, {}, ownSentences[outcome.reason]));

		redirect(303, '/records?amended');
	}
};

/** What was typed, for whoever has to try again. */
function refusal(fields: ClaimFields, errors: ClaimErrors, message: string | null = null) {
	return { fields, errors, message };
}
