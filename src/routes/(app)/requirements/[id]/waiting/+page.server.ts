import { can } from '$lib/domain/access';
import { reviewSentences } from '$lib/domain/confirmation';
import { refusalSentences } from '$lib/domain/requirement';
import { requirePermission } from '$lib/server/access/guards';
import { shownCompletions } from '$lib/server/confirmation/records';
import { parseSeveral, seenText } from '$lib/server/confirmation/seen';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { confirmWaiting } from '$lib/server/requirement/confirm-waiting';
import { requirementOf } from '$lib/server/requirement/rows';
import { requirementWaiting } from '$lib/server/requirement/waiting';
import { requirementLink } from '$lib/ui/requirement/links';
import { error, fail, redirect } from '@sveltejs/kit';
import { askedId, notFound } from '../../asked.server';
import type { Actions, PageServerLoad } from './$types';

/** As many as are looked through in one go; what is left comes after. */
const shownAtOnce = 100;

export const load: PageServerLoad = async ({ locals, params }) => {
	const viewer = requirePermission(locals, 'requirement:confirm');
	const { reader } = await currentDatabase();
	const id = askedId(params.id);
	const requirement = await requirementOf(reader, id);
	const found = await requirementWaiting(reader, await currentLedger(), viewer, id);
	if (!requirement || !found) error(404, notFound);
	const { waiting } = found;
	const { name, fiscalYear } = requirement;
	const shown = await shownCompletions(reader, viewer, waiting.slice(0, shownAtOnce));
	const records = shown.map((one) => ({ ...one, seen: seenText(one) }));
	const held = found.held.map((one) => one.name);
	return { id, name, fiscalYear, all: waiting.length, records, held, releases: can(viewer, 'completion:confirm') };
};

export const actions: Actions = {
	default: async ({ locals, request, params }) => {
		const viewer = requirePermission(locals, 'requirement:confirm');
		const requirementId = askedId(params.id);
		const seen = parseSeveral((await request.formData()).getAll('seen'));
		const sent = seen.map(seenText);
		if (seen.length === 0)
			return fail(422, { sent, confirmed: 0, refused: [], message: '確認する記録を選んでください。' });

		const outcome = await confirmWaiting(await currentDatabase(), currentLedger, viewer, { requirementId, seen });
		if (!outcome.ok) return fail(409, { sent, confirmed: 0, refused: [], message: refusalSentences[outcome.reason] });
		const { confirmed, refused } = outcome;
		if (refused.length === 0) redirect(303, `${requirementLink(requirementId)}?confirmed=${confirmed.length}`);
		return fail(409, {
			...{ sent, confirmed: confirmed.length, message: null },
			refused: refused.map(({ id, name, reason }) => ({ id, name, message: reviewSentences[reason] }))
		});
	}
};
