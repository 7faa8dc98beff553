import {
	type PartDifference,
	type Preview,
	publishingSentences,
	refusalSentences,
	type RequirementErrors,
	type RequirementFields,
	requirementFields
} from '$lib/domain/requirement';
import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { changeRequirement } from '$lib/server/requirement/draft/draw-up';
import { previewed } from '$lib/server/requirement/draft/preview';
import { requirementOf } from '$lib/server/requirement/rows';
import { wholeNumber } from '$lib/server/training/seen';
import { requirementLink } from '$lib/ui/requirement/links';
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { askedId, notFound } from '../../asked.server';
import { errorsOf, formChoices, readRequirement } from '../../form.server';
import { conflictOf } from './conflict.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { today } = requirePermission(locals, 'requirement:edit');
	const { reader } = await currentDatabase();
	const { id, fiscalYear, name, state, entry, ...rest } = await known(reader, params.id);
	if (state === 'withdrawn') error(409, refusalSentences.withdrawn);
	const fields = requirementFields({ fiscalYear, name, ...rest });
	const offered = formChoices(await currentLedger(), rest.rule, today);
	return { id, today, fiscalYear, name, isPublished: state === 'published', seen: entry, fields, ...offered };
};

async function known(reader: Parameters<typeof requirementOf>[0], written: string | undefined) {
	return (await requirementOf(reader, askedId(written))) ?? error(404, notFound);
}

export const actions: Actions = {
	/** Tries it; keeps nothing. */
	preview: async (event) => {
		const viewer = requirePermission(event.locals, 'requirement:edit');
		const form = await readForm(event);
		if (!form.ok) return fail(422, form.answer);
		const { reader } = await currentDatabase();
		const meant = { ...form.row, ...form.draft };
		return { ...form.answer, preview: await previewed(reader, await currentLedger(), meant, viewer.today) };
	},
	save: async (event) => {
		const viewer = requirePermission(event.locals, 'requirement:edit');
		const form = await readForm(event);
		if (!form.ok) return fail(422, form.answer);
		const { answer, row, draft } = form;
		const command = { id: row.id, seen: answer.seen, draft };
		const outcome = await changeRequirement(await currentDatabase(), currentLedger, viewer, command);
		if (outcome.ok) redirect(303, `${requirementLink(row.id)}?saved`);
		if (outcome.reason === 'faults') return fail(422, { ...answer, errors: errorsOf(outcome.faults) });
		const { reason } = outcome;
		if (reason === 'name-taken') return fail(409, { ...answer, errors: { name: refusalSentences[reason] } });
		const refusal = { ...refusalSentences, ...publishingSentences }[reason];
		if (reason !== 'changed-since') return fail(409, { ...answer, refusal });
		const { reader } = await currentDatabase();
		return fail(409, {
			...answer,
			refusal,
			...(await conflictOf(reader, await currentLedger(), viewer.today, command))
		});
	}
};

/** What was sent, as it was typed: the page shows it again whatever becomes of it. */
async function readForm({ request, params }: RequestEvent) {
	const data = await request.formData();
	const row = await known((await currentDatabase()).reader, params.id);
	const { fields, parsed } = readRequirement(data, row.fiscalYear, await currentLedger(), row.rule);
	const answer: Answer = {
		...{ fields, seen: wholeNumber(data.get('seen')) ?? 0 },
		...{ errors: parsed.ok ? {} : parsed.errors, refusal: null, preview: null, differences: [] }
	};
	return parsed.ok ? { ok: true as const, answer, row, draft: parsed.draft } : { ok: false as const, answer };
}

type Answer = {
	fields: RequirementFields;
	seen: number;
	errors: RequirementErrors;
	refusal: string | null;
	preview: Preview | null;
	/** what another officer changed since it was shown */
	differences: PartDifference[];
};
