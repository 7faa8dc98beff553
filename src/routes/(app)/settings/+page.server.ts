import { readConfirmation, settingSentences } from '$lib/domain/confirmation';
import { requirePermission } from '$lib/server/access/guards';
import { confirmationGrounds } from '$lib/server/confirmation/grounds';
import { confirmationDecided, decideConfirmation } from '$lib/server/confirmation/settings';
import { departmentsWithoutConfirmer } from '$lib/server/confirmation/queue/without-confirmer';
import { currentDatabase } from '$lib/server/current';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const viewer = requirePermission(locals, 'setting:change');
	const { reader } = await currentDatabase();
	return {
		decided: await confirmationDecided(reader),
		grounds: await confirmationGrounds(reader, viewer),
		without: await departmentsWithoutConfirmer(reader, viewer),
		isSaved: url.searchParams.has('saved')
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const viewer = requirePermission(locals, 'setting:change');
		const data = await request.formData();
		const value = readConfirmation(data);
		if (value === null) return fail(422, { message: settingSentences.unreadable });

		// As shipped it was decided by no entry: 0.
		const seen = Number(data.get('seen') ?? NaN);
		const outcome = await decideConfirmation(await currentDatabase(), viewer, value, seen);
		if (!outcome.ok) return fail(409, { message: settingSentences[outcome.reason] });

		redirect(303, '/settings?saved');
	}
};
