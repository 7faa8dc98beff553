import { can, type Viewer } from '$lib/domain/access';
import { fiscalYearOf } from '$lib/domain/calendar';
import { sectionSentences } from '$lib/domain/requirement';
import { requirePermission, requireViewer } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { confirmSection } from '$lib/server/requirement/chain/confirm-section';
import { remind } from '$lib/server/requirement/remind';
import { sectionPage } from '$lib/server/requirement/chain/section-page';
import { requirementsToCome } from '$lib/server/requirement/to-come';
import { unconfirmedBefore } from '$lib/server/requirement/chain/unconfirmed';
import { sectionLink } from '$lib/ui/requirement/links';
import type { ReminderAnswer } from '$lib/ui/requirement/ReminderForm.svelte';
import { fail, redirect } from '@sveltejs/kit';
import { refusedReminder, remindedIn, remindedQuery, writtenReminder } from '../requirements/reminder.server';
import { askedYear } from '../requirements/year';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const viewer = requireViewer(locals);
	const { reader } = await currentDatabase();
	const reads = can(viewer, 'section:read');
	const fiscalYear = askedYear(url.searchParams, viewer.today, reads ? 0 : 1);
	const asked = url.searchParams.get('department');
	const ledger = await currentLedger();
	const page = await sectionPage(reader, ledger, viewer, fiscalYear, asked);
	// Whoever headed a section that is no more confirms it still, though they may head nothing today.
	if (page.sections.length === 0) requirePermission(locals, 'section:read');
	return {
		...page,
		/** whether other years are theirs to see */
		reads,
		/** what of the year that ended they have still to confirm, on the page of another year */
		unconfirmed: fiscalYear === fiscalYearOf(viewer.today) - 1 ? [] : await unconfirmedBefore(reader, ledger, viewer),
		/** what was published ahead for a year that is still to come; else null */
		toCome: await requirementsToCome(reader, ledger, viewer, fiscalYear),
		publishes: can(viewer, 'requirement:edit'),
		isUnknown: asked !== null && page.shown === null,
		today: viewer.today,
		/** who would record for others; null for whoever may not */
		recorder: can(viewer, 'completion:record:others') ? viewer.staffNumber : null,
		isConfirmed: url.searchParams.has('confirmed'),
		reminded: remindedIn(url.searchParams)
	};
};

/** What was said of 「実施状況を確認した」. `looks`: the numbers are others than were shown, and a tick says that they were looked at. */
type ConfirmationAnswer = { message: string; looks: boolean };

/** One shape for both forms of the page. */
function answer(said: { message?: string; confirmation?: ConfirmationAnswer; reminder?: ReminderAnswer }) {
	return { message: null, confirmation: null, reminder: null, ...said };
}

const notLookedAt = '変わったあとの数を見て、「いまの数を確かめました」に印を付けてください。';

/** Whoever heads a section today, and whoever headed one that is no more: they confirm it still, though they may head nothing now. */
async function requireConfirmer(locals: App.Locals, url: URL): Promise<Viewer> {
	const viewer = requireViewer(locals);
	if (can(viewer, 'section:confirm')) return viewer;
	const { reader } = await currentDatabase();
	const year = askedYear(url.searchParams, viewer.today);
	const { sections } = await sectionPage(reader, await currentLedger(), viewer, year, null);
	return sections.some(({ isOwn }) => isOwn) ? viewer : requirePermission(locals, 'section:confirm');
}

export const actions: Actions = {
	confirm: async ({ locals, request, url }) => {
		const viewer = await requireConfirmer(locals, url);
		const data = await request.formData();
		const text = (name: string) => String(data.get(name) ?? '');
		const fiscalYear = askedYear(new URLSearchParams({ year: text('year') }), viewer.today);
		const command = { fiscalYear, departmentCode: text('department'), mark: text('mark') };
		if (data.has('looks') && !data.has('looked'))
			return fail(422, answer({ confirmation: { message: notLookedAt, looks: true } }));
		const outcome = await confirmSection(await currentDatabase(), currentLedger, viewer, command);
		if (!outcome.ok) {
			const looks = outcome.reason === 'changed-since';
			return fail(409, answer({ confirmation: { message: sectionSentences[outcome.reason], looks } }));
		}

		redirect(303, `${sectionLink(fiscalYear, command.departmentCode)}&confirmed`);
	},
	remind: async ({ locals, request, url }) => {
		const viewer = requirePermission(locals, 'section:remind');
		const data = await request.formData();
		const [section, written] = [String(data.get('department') ?? ''), writtenReminder(data)];
		const outcome = await remind(await currentDatabase(), currentLedger, viewer, { ...written, section });
		if (!outcome.ok) return refusedReminder(written, outcome.reason, answer);

		const year = askedYear(url.searchParams, viewer.today);
		redirect(303, `${sectionLink(year, section)}&${remindedQuery(outcome)}`);
	}
};
