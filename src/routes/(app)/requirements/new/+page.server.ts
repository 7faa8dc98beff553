import {
	blankRequirement,
	type Preview,
	refusalSentences,
	publishingSentences,
	type RequirementErrors
} from '$lib/domain/requirement';
import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { createRequirement } from '$lib/server/requirement/draft/draw-up';
import { previewOfDraft } from '$lib/server/requirement/draft/preview';
import { requirementLink } from '$lib/ui/requirement/links';
import { fail, redirect } from '@sveltejs/kit';
import { errorsOf, formChoices, readRequirement } from '../form.server';
import { askedYear } from '../year';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { today } = requirePermission(locals, 'requirement:edit');
	const fiscalYear = askedYear(url.searchParams, today);
	const offered = formChoices(await currentLedger(), null, today);
	return { fiscalYear, today, fields: blankRequirement(offered.choices.absences), ...offered };
};

export const actions: Actions = {
	/** Tries it; keeps nothing. */
	preview: async ({ locals, request, url }) => {
		const viewer = requirePermission(locals, 'requirement:edit');
		const ledger = await currentLedger();
		const form = readRequirement(await request.formData(), askedYear(url.searchParams, viewer.today), ledger);
		if (!form.parsed.ok) return fail(422, answer(form.fields, form.parsed.errors));
		return { ...answer(form.fields), preview: await previewOfDraft(ledger, form.parsed.draft, viewer) };
	},
	create: async ({ locals, request, url }) => {
		const viewer = requirePermission(locals, 'requirement:edit');
		const year = askedYear(url.searchParams, viewer.today);
		const { fields, parsed } = readRequirement(await request.formData(), year, await currentLedger());
		if (!parsed.ok) return fail(422, answer(fields, parsed.errors));

		const outcome = await createRequirement(await currentDatabase(), currentLedger, viewer, parsed.draft);
		if (outcome.ok) redirect(303, `${requirementLink(outcome.id)}?created`);
		if (outcome.reason === 'faults') return fail(422, answer(fields, errorsOf(outcome.faults)));
		const { reason } = outcome;
		if (reason === 'name-taken') return fail(409, answer(fields, { name: refusalSentences[reason] }));
		const sentence = { ...refusalSentences, ...publishingSentences }[reason];
		return fail(409, { ...answer(fields), refusal: sentence });
	}
};

function answer(fields: ReturnType<typeof blankRequirement>, errors: RequirementErrors = {}) {
	return { fields, errors, refusal: null as string | null, preview: null as Preview | null };
}
