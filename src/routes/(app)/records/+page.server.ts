import { evidenceSentence } from '$lib/domain/evidence';
import { recordSentences } from '$lib/domain/training';
import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase } from '$lib/server/current';
import { attachEvidence } from '$lib/server/evidence/attach';
import { formOf, takeFromForm } from '$lib/server/evidence/form';
import { removeEvidence } from '$lib/server/evidence/remove';
import { presentAgain } from '$lib/server/training/present-again';
import { wholeNumber } from '$lib/server/training/seen';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions } from './$types';

const nothingChosen = '証跡のファイルを選んでください。';

// No `load` here: the data comes by the universal one in +page.ts.
export const actions: Actions = {
	attach: async ({ locals, request, platform }) => {
		const viewer = requirePermission(locals, 'completion:record:own');
		const form = await formOf({ request, platform });
		if (!form.ok) return fail(413, { id: wholeNumber(form.data.get('id')), message: form.message });
		const id = wholeNumber(form.data.get('id'));
		if (id === null) return fail(409, { id, message: evidenceSentence('not-found') });
		const database = await currentDatabase();
		const taken = await takeFromForm(database, viewer, form.data);
		if (!taken.ok) return fail(422, { id, message: taken.message });
		if (taken.sent.length === 0) return fail(422, { id, message: nothingChosen });

		const outcome = await attachEvidence(database, viewer, { completionId: id }, taken.sent);
		if (!outcome.ok) return fail(409, { id, message: evidenceSentence(outcome.reason) });

		if (!form.data.has('again')) redirect(303, '/records?attached');
		const again = await presentAgain(database, viewer, id);
		if (again.ok) redirect(303, '/records?again');
		const message = `証跡は付けましたが、確認には出せませんでした。${recordSentences[again.reason]}`;
		return fail(409, { id, message });
	},

	detach: async ({ locals, request }) => {
		const viewer = requirePermission(locals, 'completion:record:own');
		const file = wholeNumber((await request.formData()).get('file'));
		const outcome =
			file === null
				? ({ ok: false, reason: 'not-found' } as const)
				: await removeEvidence(await currentDatabase(), viewer, file);
		if (!outcome.ok) return fail(409, { id: null, message: evidenceSentence(outcome.reason) });

		redirect(303, '/records?detached');
	}
};
