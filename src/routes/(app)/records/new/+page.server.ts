import { type ClaimErrors, type ClaimFields, parseClaim, recordSentences } from '$lib/domain/training';
import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase } from '$lib/server/current';
import { recordCompletion } from '$lib/server/training/commands';
import { wholeNumber } from '$lib/server/training/seen';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions } from './$types';

/** The page was made for somebody else, and another window has signed in meanwhile. */
const anotherPerson = '別の人がログインしています。記録した本人がログインして、もう一度保存してください。';

// No `load` here: the data comes by the universal one in +page.ts.
export const actions: Actions = {
	default: async ({ locals, request }) => {
		const viewer = requirePermission(locals, 'completion:record:own');
		const data = await request.formData();
		const person = data.get('person');
		if (person !== null && person !== viewer.staffNumber) return refused(data, anotherPerson);
		const claim = parseClaim(data, viewer.today);
		if (!claim.ok) return fail(422, { fields: claim.fields, errors: claim.errors, message: null });

		const outcome = await recordCompletion(
			await currentDatabase(),
			viewer,
			claim.value,
			wholeNumber(data.get('mends'))
		);
		if (!outcome.ok) return refused(data, recordSentences[outcome.reason]);

		redirect(303, `/records?saved=${outcome.id}`);
	}
};

function refused(data: FormData, message: string) {
	const errors: ClaimErrors = {};
	return fail(409, { fields: asTyped(data), errors, message });
}

/** The fields as they were typed, for whoever has to try again. */
function asTyped(data: FormData): ClaimFields {
	const text = (name: keyof ClaimFields) => String(data.get(name) ?? '');
	return {
		courseCode: text('courseCode'),
		completedOn: text('completedOn'),
		hours: text('hours'),
		comprehension: text('comprehension')
	};
}
