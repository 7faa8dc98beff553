import { can } from '$lib/domain/access';
import { queueQuery, readKind, readQueueAsk } from '$lib/domain/confirmation';
import { type HoldingReviewRefusal, holdingReviewSentences } from '$lib/domain/qualification';
import { requireAnyPermission } from '$lib/server/access/guards';
import { deputiesToday } from '$lib/server/confirmation/deputy/deputies-today';
import { isDoneAlready } from '$lib/server/confirmation/done-already';
import { kindsOf, queueRecords, queueSurroundings } from '$lib/server/confirmation/queue/page';
import { shownRecord } from '$lib/server/confirmation/records';
import { parseSeen } from '$lib/server/confirmation/seen';
import { currentDatabase } from '$lib/server/current';
import { wholeNumber } from '$lib/server/training/seen';
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { type ReviewAct, reviewCommands } from './acts.server';
import type { Actions, PageServerLoad } from './$types';

const permissions = ['completion:confirm', 'holding:confirm'] as const;

/** Drawn by the server, which takes its time for each; with JavaScript the page fetches the rest of its list at once. */
const drawnAtOnce = 15;

export const load: PageServerLoad = async ({ locals, url }) => {
	const viewer = requireAnyPermission(locals, permissions);
	const { reader } = await currentDatabase();
	const ask = { ...readQueueAsk(url.searchParams, kindsOf(viewer)), day: null };
	const corrected = wholeNumber(url.searchParams.get('corrected'));
	const reviewed = corrected ?? wholeNumber(url.searchParams.get('reviewed'));
	const shown = reviewed === null ? null : await shownRecord(reader, viewer, ask.kind, reviewed, 'confirm');
	return {
		...{ ask, drawnAtOnce, ...(await queueRecords(reader, viewer, ask, drawnAtOnce)) },
		...(await queueSurroundings(reader, viewer, ask)),
		// What its person has taken back since is theirs alone.
		reviewed: shown?.state === 'withdrawn' ? null : shown,
		isCorrected: corrected !== null,
		/** so many were confirmed at once */
		several: wholeNumber(url.searchParams.get('several')),
		mayCorrect: can(viewer, `${ask.kind}:correct`),
		deputies: await deputiesToday(reader, viewer)
	};
};

export const actions: Actions = {
	confirm: (event) => review(event, 'confirm'),
	return: (event) => review(event, 'return'),
	hold: (event) => review(event, 'hold'),
	release: (event) => review(event, 'release')
};

async function review({ locals, request, url }: RequestEvent, act: ReviewAct) {
	const viewer = requireAnyPermission(locals, permissions);
	const data = await request.formData();
	const [kind, seen, reason] = [readKind(data.get('kind')), parseSeen(data), String(data.get('reason') ?? '')];
	if (!kind || !seen) return refusal(409, { id: 0, act, reason }, 'not-found', null);

	const database = await currentDatabase();
	const outcome = await reviewCommands[kind][act](database, viewer, seen, reason);
	const { id } = seen;
	if (!outcome.ok && isAboutReason(outcome.reason)) return refusal(422, { id, act, reason }, outcome.reason, null);
	if (!outcome.ok) {
		const record = await shownRecord(database.reader, viewer, kind, id, 'confirm');
		const isRepeated = record !== null && (await isDoneAlready(database.reader, viewer, record, { act, reason }));
		if (!isRepeated) return refusal(409, { id, act, reason }, outcome.reason, record);
	}
	// Kit's own client goes on without a page load.
	if (request.headers.get('x-sveltekit-action') === 'true') {
		const goesOn = act === 'hold' || act === 'release';
		const record = goesOn ? await shownRecord(database.reader, viewer, kind, id, 'confirm') : null;
		return { done: { id, act, record } };
	}

	const query = queueQuery(readQueueAsk(url.searchParams, kindsOf(viewer)));
	redirect(303, `/confirm?${query && `${query}&`}reviewed=${id}`);
}

type Tried = { id: number; act: ReviewAct; reason: string };

/** `record`: what the record says now, where that was the reason. */
function refusal(
	status: number,
	tried: Tried,
	why: HoldingReviewRefusal,
	record: Awaited<ReturnType<typeof shownRecord>>
) {
	return fail(status, {
		refused: { ...tried, isReason: isAboutReason(why), message: holdingReviewSentences[why], record }
	});
}

function isAboutReason(why: HoldingReviewRefusal): boolean {
	return why === 'no-reason' || why === 'reason-too-long';
}
