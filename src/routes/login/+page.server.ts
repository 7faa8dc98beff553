import {
	parseSignIn,
	safeNext,
	sessionEndIn,
	signedOutSentence,
	signInBusy,
	signInRefused,
	signInThrottled,
	typedStaffNumber
} from '$lib/domain/access';
import { sessions } from '$lib/server/access/session/session';
import { signIn, type SignInOutcome } from '$lib/server/access/session/sign-in';
import { setSessionCookie } from '$lib/server/access/session/visit';
import { currentDatabase } from '$lib/server/current';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	if (locals.viewer !== null) redirect(303, safeNext(url.searchParams.get('next')));
	const ended = locals.ended ?? sessionEndIn(url.searchParams);
	// By the session alone: the address chooses words, and whoever mails one must not make a device forget.
	const isLeft = locals.ended !== 'time';
	return { signedOut: signedOutSentence(url.searchParams.get('signed-out')), ended, isLeft };
};

export const actions: Actions = {
	default: async (event) => {
		const typed = await event.request.formData();
		const form = parseSignIn(typed);
		if (!form.ok) return fail(422, { staffNumber: typedStaffNumber(typed), errors: form.errors });

		const database = await currentDatabase();
		const { staffNumber, password } = form.value;
		const outcome = await signIn(database, { staffNumber, password, address: event.getClientAddress() }, new Date());
		if (!outcome.ok) {
			const { status, message } = refusal(outcome);
			return fail(status, { staffNumber, errors: [{ field: null, message }] });
		}

		if (event.locals.sessionId !== null) await sessions(database).end(event.locals.sessionId);
		setSessionCookie(event, outcome.sessionId);
		const next = safeNext(event.url.searchParams.get('next'));
		redirect(303, outcome.mustChangePassword ? `/password?next=${encodeURIComponent(next)}` : next);
	}
};

function refusal(refused: Exclude<SignInOutcome, { ok: true }>): { status: number; message: string } {
	if (refused.reason === 'throttled') return { status: 429, message: signInThrottled(refused.minutes) };
	if (refused.reason === 'busy') return { status: 503, message: signInBusy };
	return { status: 422, message: signInRefused };
}
