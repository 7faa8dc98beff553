import { evidenceSentence } from '$lib/domain/evidence';
import { ownSentences, recordSentences } from '$lib/domain/training';
import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase } from '$lib/server/current';
import { attachEvidence } from '$lib/server/evidence/attach';
import { formOf, takeFromForm } from '$lib/server/evidence/form';
import { removeEvidence } from '$lib/server/evidence/remove';
import { withdrawCompletion } from '$lib/server/training/own-commands';
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
		if (!form.ok) return refusal(413, wholeNumber(form.data.get('id')), form.message);
		const id = wholeNumber(form.data.get('id'));
		if (id === null) return refusal(409, id, evidenceSentence('not-found'));
		const database = await currentDatabase();
		const taken = await takeFromForm(database, viewer, form.data);
		if (!taken.ok) return refusal(422, id, taken.message);
		if (taken.sent.length === 0) return refusal(422, id, nothingChosen);

		const outcome = await attachEvidence(database, viewer, { completionId: id }, taken.sent);
		if (!outcome.ok) return refusal(409, id, evidenceSentence(outcome.reason));

		if (!form.data.has('again')) redirect(303, '/records?attached');
		const again = await presentAgain(database, viewer, id);
		if (again.ok) redirect(303, '/records?again');
		const message = `証跡は付けましたが、確認には出せませんでした。${recordSentences[again.reason]}`;
		return refusal(409, id, message);
	},

	detach: async ({ locals, request }) => {
		const viewer = requirePermission(locals, 'completion:record:own');
		const file = wholeNumber((await request.formData()).get('file'));
		const outcome =
			file === null
				? ({ ok: false, reason: 'not-found' } as const)
				: await removeEvidence(await currentDatabase(), viewer, file);
		if (!outcome.ok) return refusal(409, null, evidenceSentence(outcome.reason));

		redirect(303, '/records?detached');
	},

	withdraw: async ({ locals, request }) => {
		const viewer = requirePermission(locals, 'completion:record:own');
		const data = await request.formData();
		const [id, reason] = [wholeNumber(data.get('id')), String(data.get('reason') ?? '')];
		const outcome =
			id === null
				? ({ ok: false, reason: 'not-found' } as const)
				: await withdrawCompletion(await currentDatabase(), viewer, id, reason);
		if (!outcome.ok) {
			const status = outcome.reason === 'reason-too-long' ? 422 : 409;
			return fail(status, { act: 'withdraw' as const, id, reason, message: ownSentences[outcome.reason] });
		}

		redirect(303, '/records?withdrawn');
	}
};

/** Of evidence that was not put on or taken off. */
function refusal(status: number, id: number | null, message: string) {
	return fail(status, { act: 'attach' as const, id, reason: '', message });
}
