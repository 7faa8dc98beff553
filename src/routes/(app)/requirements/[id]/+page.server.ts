import { can } from '$lib/domain/access';
import { type Preview, publishingSentences, refusalSentences } from '$lib/domain/requirement';
import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { deleteDraft } from '$lib/server/requirement/draft/delete';
import { endExemption, takeBackExemption } from '$lib/server/requirement/end-exemption';
import { grantExemption } from '$lib/server/requirement/exempt';
import { type RequirementNumbers, requirementPage } from '$lib/server/requirement/page';
import { publishRequirement, withdrawRequirement } from '$lib/server/requirement/draft/publish';
import { reasonKey } from '$lib/server/requirement/reason-key';
import { remind } from '$lib/server/requirement/remind';
import { requirementOf } from '$lib/server/requirement/rows';
import { wholeNumber } from '$lib/server/training/seen';
import type { CoverageRow } from '$lib/ui/requirement/DepartmentCoverage.svelte';
import type { ExemptionFields } from '$lib/ui/requirement/ExemptionForm.svelte';
import { requirementLink, requirementsLink } from '$lib/ui/requirement/links';
import type { ReminderAnswer } from '$lib/ui/requirement/ReminderForm.svelte';
import { error, fail, redirect } from '@sveltejs/kit';
import { askedId, notFound } from '../asked.server';
import { refusedReminder, remindedIn, remindedQuery, writtenReminder } from '../reminder.server';
import { refusedExemption, refusedTakingBack, writtenExemption, writtenTakingBack } from './exemptions.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const viewer = requirePermission(locals, 'requirement:read');
	const { reader } = await currentDatabase();
	const page = await requirementPage(reader, await currentLedger(), viewer, askedId(params.id));
	if (!page) error(404, notFound);
	const { standing, ...rest } = page;
	const exempted = wholeNumber(url.searchParams.get('exempted'));
	return {
		...rest,
		standing: standing && shownStanding(standing),
		today: viewer.today,
		edits: can(viewer, 'requirement:edit'),
		confirms: can(viewer, 'requirement:confirm'),
		chain: can(viewer, 'chain:read'),
		done: ['created', 'saved', 'published', 'withdrawn', 'exempted', 'ended', 'taken-back', 'confirmed'].find((one) =>
			url.searchParams.has(one)
		),
		confirmed: wholeNumber(url.searchParams.get('confirmed')),
		/** who was just exempted; null for nobody, and for whom it was taken back since */
		exempted: page.exemptions.find(({ id }) => id === exempted) ?? null,
		reminded: remindedIn(url.searchParams),
		reminder: can(viewer, 'requirement:remind') ? page.reminder : null
	};
};

/** The 所属 that have somebody to be asked, in 機構順 below the whole body; each reason of 対象外 as an address names it. */
function shownStanding({ departments, ...standing }: RequirementNumbers) {
	const { numerator, denominator, percent, pending } = standing.overall;
	const whole = { code: null, name: '全体', depth: 0, numerator, denominator: denominator!, percent, pending };
	const rows = departments.flatMap(({ code, name, depth, total }): CoverageRow[] => {
		const { numerator, denominator, percent, pending } = total;
		return denominator ? [{ ...{ code, name, depth }, ...{ numerator, denominator, percent, pending } }] : [];
	});
	const excluded = standing.excluded.map((one) => ({ ...one, key: reasonKey(one.reason) }));
	return { ...standing, excluded, rows: [whole, ...rows] };
}

/** One shape for every form of the page, so that each finds what was said of it. */
function answer(said: {
	message?: string;
	preview?: Preview;
	reason?: string;
	exemption?: ExemptionFields;
	takingBack?: { id: number; reason: string; error: string };
	reminder?: ReminderAnswer;
	errors?: Partial<Record<'staffNumber' | 'from' | 'to' | 'reason' | 'withdrawal', string>>;
}) {
	return {
		message: null,
		preview: null,
		exemption: null,
		takingBack: null,
		reason: '',
		errors: {},
		reminder: null,
		...said
	};
}

export const actions: Actions = {
	publish: async ({ locals, request, params }) => {
		const viewer = requirePermission(locals, 'requirement:edit');
		const data = await request.formData();
		const number = (name: string) => wholeNumber(data.get(name)) ?? 0;
		const id = askedId(params.id);
		const shown = { members: number('members'), excluded: number('excluded') };
		const command = { id, seen: number('seen'), shown };
		const outcome = await publishRequirement(await currentDatabase(), currentLedger, viewer, command);
		if (outcome.ok) redirect(303, `${requirementLink(id)}?published`);
		return fail(409, answer({ message: { ...refusalSentences, ...publishingSentences }[outcome.reason] }));
	},
	withdraw: async ({ locals, request, params }) => {
		const viewer = requirePermission(locals, 'requirement:edit');
		const data = await request.formData();
		const [id, reason] = [askedId(params.id), String(data.get('reason') ?? '').trim()];
		const command = { id, seen: wholeNumber(data.get('seen')) ?? 0, reason };
		const outcome = await withdrawRequirement(await currentDatabase(), viewer, command);
		if (outcome.ok) redirect(303, `${requirementLink(id)}?withdrawn`);
		const message = refusalSentences[outcome.reason];
		const isReason = outcome.reason === 'no-reason' || outcome.reason === 'reason-too-long';
		return fail(
			isReason ? 422 : 409,
			answer(isReason ? { reason, errors: { withdrawal: message } } : { message, reason })
		);
	},
	delete: async ({ locals, request, params }) => {
		const viewer = requirePermission(locals, 'requirement:edit');
		const [id, seen] = [askedId(params.id), wholeNumber((await request.formData()).get('seen')) ?? 0];
		const { reader } = await currentDatabase();
		const year = (await requirementOf(reader, id))?.fiscalYear;
		const outcome = await deleteDraft(await currentDatabase(), viewer, { id, seen });
		if (outcome.ok) redirect(303, `${requirementsLink(year)}${year === undefined ? '?' : '&'}deleted`);
		return fail(409, answer({ message: refusalSentences[outcome.reason] }));
	},
	remind: async ({ locals, request, params }) => {
		const viewer = requirePermission(locals, 'requirement:remind');
		const [id, data] = [askedId(params.id), await request.formData()];
		const written = { ...writtenReminder(data), requirementId: id };
		const command = { ...written, section: null, shown: wholeNumber(data.get('shown')) ?? 0 };
		const outcome = await remind(await currentDatabase(), currentLedger, viewer, command);
		if (outcome.ok) redirect(303, `${requirementLink(id)}?${remindedQuery(outcome)}`);
		return refusedReminder(written, outcome.reason, answer);
	},
	exempt: async ({ locals, request, params }) => {
		const viewer = requirePermission(locals, 'requirement:edit');
		const [id, { typed, draft }] = [askedId(params.id), writtenExemption(await request.formData())];
		const command = { requirementId: id, ...draft };
		const outcome = await grantExemption(await currentDatabase(), viewer, command);
		if (outcome.ok) redirect(303, `${requirementLink(id)}?exempted=${outcome.id}#exemptions`);
		return fail(422, answer(refusedExemption(typed, outcome)));
	},
	'end-exemption': async ({ locals, request, params }) => {
		const viewer = requirePermission(locals, 'requirement:edit');
		const id = askedId(params.id);
		const exemption = wholeNumber((await request.formData()).get('id')) ?? 0;
		const outcome = await endExemption(await currentDatabase(), viewer, exemption);
		if (outcome.ok) redirect(303, `${requirementLink(id)}?ended#exemptions`);
		return fail(409, answer({ message: refusalSentences[outcome.reason] }));
	},
	'take-back-exemption': async ({ locals, request, params }) => {
		const viewer = requirePermission(locals, 'requirement:edit');
		const [id, command] = [askedId(params.id), writtenTakingBack(await request.formData())];
		const outcome = await takeBackExemption(await currentDatabase(), viewer, command);
		if (outcome.ok) redirect(303, `${requirementLink(id)}?taken-back#exemptions`);
		return fail(outcome.reason === 'fault' ? 422 : 409, answer(refusedTakingBack(command, outcome)));
	}
};
