import { can } from '$lib/domain/access';
import { refusalSentences, requirementSentences } from '$lib/domain/requirement';
import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { copyToYear, type NotCopied } from '$lib/server/requirement/draft/copy';
import { requirementList } from '$lib/server/requirement/list';
import { requirementYear } from '$lib/server/requirement/rows';
import { wholeNumber } from '$lib/server/training/seen';
import { requirementsLink } from '$lib/ui/requirement/links';
import { fail, redirect } from '@sveltejs/kit';
import { askedYear } from './year';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const viewer = requirePermission(locals, 'requirement:read');
	const { reader } = await currentDatabase();
	const fiscalYear = askedYear(url.searchParams, viewer.today);
	const list = await requirementList(reader, await currentLedger(), viewer, fiscalYear);
	const before = await requirementYear(reader, fiscalYear - 1);
	const here = await requirementYear(reader, fiscalYear);
	const copies = new Set(
		here.requirements.flatMap(({ copiedFrom, state }) => (state === 'withdrawn' ? [] : [copiedFrom]))
	);
	return {
		...list,
		today: viewer.today,
		edits: can(viewer, 'requirement:edit'),
		imports: can(viewer, 'finisher:import'),
		chain: can(viewer, 'chain:read'),
		/** those of the year before that were not copied yet */
		earlier: before.requirements
			.filter(({ id, state }) => state !== 'withdrawn' && !copies.has(id))
			.map(({ id, name, dueOn, state }) => ({ id, name, dueOn, isPublished: state === 'published' })),
		deleted: url.searchParams.has('deleted'),
		copied: wholeNumber(url.searchParams.get('copied'))
	};
};

export const actions: Actions = {
	copy: async ({ locals, request, url }) => {
		const viewer = requirePermission(locals, 'requirement:edit');
		const fiscalYear = askedYear(url.searchParams, viewer.today);
		const data = await request.formData();
		const ids = data.getAll('id').flatMap((id) => wholeNumber(String(id)) ?? []);
		if (ids.length === 0) return fail(422, refusal(0, [], '写す必須研修を選んでください。'));

		const outcome = await copyToYear(await currentDatabase(), currentLedger, viewer, { ids, fiscalYear });
		if (!outcome.ok) return fail(409, refusal(0, [], refusalSentences[outcome.reason]));
		if (outcome.refused.length > 0) return fail(409, refusal(outcome.copied.length, outcome.refused, null));

		redirect(303, `${requirementsLink(fiscalYear)}&copied=${outcome.copied.length}`);
	}
};

function refusal(copied: number, refused: readonly NotCopied[], message: string | null) {
	return { copied, message, refused: refused.map(toldOf) };
}

function toldOf({ id, name, reason, faults }: NotCopied) {
	const why =
		reason === 'faults' ? faults.map((fault) => requirementSentences[fault]).join('') : refusalSentences[reason];
	return { id, name: name ?? '', why };
}
