import { type ClaimErrors, type ClaimFields, parseClaim, recordSentences } from '$lib/domain/training';
import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase } from '$lib/server/current';
import { attachEvidence } from '$lib/server/evidence/attach';
import { formOf, sentTogether, takeFromForm } from '$lib/server/evidence/form';
import { type SentEvidence } from '$lib/server/evidence/judge';
import { sentBefore } from '$lib/server/qualification/form';
import { recordCompletion } from '$lib/server/training/commands';
import { wholeNumber } from '$lib/server/training/seen';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions } from './$types';

/** The page was made for somebody else, and another window has signed in meanwhile. */
const anotherPerson = '別の人がログインしています。記録した本人がログインして、もう一度保存してください。';

// No `load` here: the data comes by the universal one in +page.ts.
export const actions: Actions = {
	default: async ({ locals, request, platform }) => {
		const viewer = requirePermission(locals, 'completion:record:own');
		const form = await formOf({ request, platform });
		const { data } = form;
		if (!form.ok) return fail(413, refusal(data, { evidence: form.message, sent: sentBefore(data) }));
		const person = data.get('person');
		if (person !== null && person !== viewer.staffNumber) return fail(409, refusal(data, { message: anotherPerson }));
		const [database, before] = [await currentDatabase(), sentBefore(data)];
		const taken = await takeFromForm(database, viewer, data);
		const sent = sentTogether(before, taken.ok ? taken.sent : []);
		const claim = parseClaim(data, viewer.today);
		if (!claim.ok || !taken.ok) {
			const errors = claim.ok ? {} : claim.errors;
			return fail(422, refusal(data, { errors, evidence: taken.ok ? null : taken.message, sent }));
		}

		const outcome = await recordCompletion(database, viewer, claim.value, wholeNumber(data.get('mends')));
		if (!outcome.ok) return fail(409, refusal(data, { message: recordSentences[outcome.reason], sent }));
		// The record stands also where its evidence does not.
		const proven = await proveWith(sent, () => attachEvidence(database, viewer, { completionId: outcome.id }, sent));

		redirect(303, `/records?saved=${outcome.id}${proven ? '' : '&without-evidence'}`);
	}
};

async function proveWith(sent: SentEvidence[], attach: () => Promise<{ ok: boolean }>): Promise<boolean> {
	return sent.length === 0 || (await attach()).ok;
}

type Said = { errors: ClaimErrors; message: string | null; evidence: string | null; sent: SentEvidence[] };

/** The fields as they were typed, for whoever has to try again, with what is said of them. */
function refusal(data: FormData, said: Partial<Said>): Said & { fields: ClaimFields } {
	const text = (name: keyof ClaimFields) => String(data.get(name) ?? '').trim();
	const fields = {
		courseCode: text('courseCode'),
		completedOn: text('completedOn'),
		hours: text('hours'),
		comprehension: text('comprehension'),
		method: text('method')
	};
	return { fields, errors: {}, message: null, evidence: null, sent: [], ...said };
}
