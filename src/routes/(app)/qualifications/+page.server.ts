import { holdingSentences } from '$lib/domain/qualification';
import { evidenceSentence } from '$lib/domain/evidence';
import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { removeEvidence } from '$lib/server/evidence/remove';
import { withdrawHolding } from '$lib/server/qualification/commands';
import { ownQualifications } from '$lib/server/qualification/own-page';
import { wholeNumber } from '$lib/server/training/seen';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const viewer = requirePermission(locals, 'holding:record:own');
	const { reader } = await currentDatabase();
	const own = await ownQualifications(reader, await currentLedger(), viewer);
	const saved = wholeNumber(url.searchParams.get('saved'));
	return {
		...own,
		saved: own.holdings.find(({ id }) => id === saved) ?? null,
		isWithdrawn: url.searchParams.has('withdrawn'),
		isDetached: url.searchParams.has('detached'),
		/** the record stands, its evidence does not */
		lacksEvidence: url.searchParams.has('without-evidence')
	};
};

export const actions: Actions = {
	withdraw: async ({ locals, request }) => {
		const viewer = requirePermission(locals, 'holding:record:own');
		const data = await request.formData();
		const [id, reason] = [wholeNumber(data.get('id')), String(data.get('reason') ?? '')];
		const outcome =
			id === null
				? ({ ok: false, reason: 'not-found' } as const)
				: await withdrawHolding(await currentDatabase(), viewer, id, reason);
		if (!outcome.ok) {
			const message = holdingSentences[outcome.reason];
			return fail(outcome.reason === 'reason-too-long' ? 422 : 409, { id, reason, message });
		}

		redirect(303, '/qualifications?withdrawn');
	},

	detach: async ({ locals, request }) => {
		const viewer = requirePermission(locals, 'holding:record:own');
		const file = wholeNumber((await request.formData()).get('file'));
		const outcome =
			file === null
				? ({ ok: false, reason: 'not-found' } as const)
				: await removeEvidence(await currentDatabase(), viewer, file);
		if (!outcome.ok) return fail(409, { id: null, reason: '', message: evidenceSentence(outcome.reason) });

		redirect(303, '/qualifications?detached');
	}
};
