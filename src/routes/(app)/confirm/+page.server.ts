import { dayInJapan } from '$lib/domain/calendar';
import { type ReviewRefusal, reviewSentences } from '$lib/domain/confirmation';
import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase } from '$lib/server/current';
import { confirmCompletion, returnCompletion } from '$lib/server/confirmation/review';
import { reviewedCompletion, waitingCompletions, waitingCount } from '$lib/server/confirmation/queue';
import { wholeNumber } from '$lib/server/training/seen';
import { parseSeen } from '$lib/server/confirmation/seen';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

/** More at once would be no list to work through; the rest moves up as these are dealt with. */
const shownAtOnce = 50;

export const load: PageServerLoad = async ({ locals, url }) => {
	const viewer = requirePermission(locals, 'completion:confirm');
	const { reader } = await currentDatabase();
	const waiting = await waitingCompletions(reader, viewer, shownAtOnce);
	const reviewed = wholeNumber(url.searchParams.get('reviewed'));
	return {
		waiting: waiting.map((record) => ({ ...record, recordedOn: dayInJapan(new Date(record.recordedAt)) })),
		count: await waitingCount(reader, viewer),
		reviewed: reviewed === null ? null : await reviewedCompletion(reader, viewer, reviewed)
	};
};

export const actions: Actions = {
	confirm: async ({ locals, request }) => {
		const viewer = requirePermission(locals, 'completion:confirm');
		const seen = parseSeen(await request.formData());
		if (!seen) return refused(null, 'not-found');

		const outcome = await confirmCompletion(await currentDatabase(), viewer, seen);
		if (!outcome.ok) return refused(seen.id, outcome.reason);

		redirect(303, `/confirm?reviewed=${seen.id}`);
	},

	return: async ({ locals, request }) => {
		const viewer = requirePermission(locals, 'completion:confirm');
		const data = await request.formData();
		const [seen, reason] = [parseSeen(data), String(data.get('reason') ?? '')];
		if (!seen) return refused(null, 'not-found');

		const outcome = await returnCompletion(await currentDatabase(), viewer, seen, reason);
		if (!outcome.ok) return refused(seen.id, outcome.reason, reason);

		redirect(303, `/confirm?reviewed=${seen.id}`);
	}
};

function refused(id: number | null, why: ReviewRefusal, reason = '') {
	const isReason = why === 'no-reason' || why === 'reason-too-long';
	return fail(isReason ? 422 : 409, { id, isReason, message: reviewSentences[why], reason });
}
