import { parsePasswordChange, passwordFaultSentences, safeNext, signInBusy, signInThrottled } from '$lib/domain/access';
import { type ChangeOutcome, changePassword } from '$lib/server/access/account/change-password';
import { requireSignedIn } from '$lib/server/access/guards';
import { currentDatabase } from '$lib/server/current';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const { name, departmentName, staffNumber, mustChangePassword } = requireSignedIn(locals);
	return { name, departmentName, staffNumber, mustChangePassword, changed: url.searchParams.has('changed') };
};

export const actions: Actions = {
	default: async ({ locals, request, url, getClientAddress }) => {
		const viewer = requireSignedIn(locals);
		const form = parsePasswordChange(await request.formData(), viewer.staffNumber);
		if (!form.ok) return fail(422, { errors: form.errors });

		const change = { ...form.value, sessionId: locals.sessionId ?? '', address: getClientAddress() };
		const outcome = await changePassword(await currentDatabase(), viewer, change, new Date());
		if (!outcome.ok) return fail(statuses[outcome.reason] ?? 422, { errors: [sentence(outcome)] });

		redirect(303, viewer.mustChangePassword ? safeNext(url.searchParams.get('next')) : '/password?changed');
	}
};

const statuses: Partial<Record<string, number>> = { throttled: 429, busy: 503 };

function sentence(refused: Exclude<ChangeOutcome, { ok: true }>): { field: 'current' | 'next'; message: string } {
	if (refused.reason === 'wrong') return { field: 'current', message: '今のパスワードが違います。' };
	if (refused.reason === 'throttled') return { field: 'current', message: signInThrottled(refused.minutes) };
	if (refused.reason === 'busy') return { field: 'current', message: signInBusy };
	if (refused.reason === 'same') return { field: 'next', message: '今のパスワードとは別のものにしてください。' };
	return { field: 'next', message: passwordFaultSentences[refused.reason] };
}
