import { parseSignIn, safeNext, signInRefused, signInThrottled, typedStaffNumber } from '$lib/domain/access';
import { sessions } from '$lib/server/access/session';
import { signIn } from '$lib/server/access/sign-in';
import { setSessionCookie } from '$lib/server/access/visit';
import { currentDatabase } from '$lib/server/current';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	if (locals.viewer !== null) redirect(303, safeNext(url.searchParams.get('next')));
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
			const throttled = outcome.reason === 'throttled';
			const message = throttled ? signInThrottled(outcome.minutes) : signInRefused;
			return fail(throttled ? 429 : 422, { staffNumber, errors: [{ field: null, message }] });
		}

		if (event.locals.sessionId !== null) await sessions(database).end(event.locals.sessionId);
		setSessionCookie(event, (await sessions(database).start(outcome.accountId)).id);
		const next = safeNext(event.url.searchParams.get('next'));
		redirect(303, outcome.mustChangePassword ? `/password?next=${encodeURIComponent(next)}` : next);
	}
};
