import { type Viewer } from '$lib/domain/access';
import { type FiscalYear } from '$lib/domain/calendar';
import { handInReason, parseHandIn } from '$lib/domain/ciso-report';
import { requirePermission } from '$lib/server/access/guards';
import { draftReport } from '$lib/server/ciso-report/draft';
import { handIn } from '$lib/server/ciso-report/hand-in';
import { cisoReportPage } from '$lib/server/ciso-report/page';
import { changesSinceShown } from '$lib/server/ciso-report/shown';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { cisoEditionLink } from '$lib/ui/ciso-report/links';
import { fail, redirect } from '@sveltejs/kit';
import { yearOf } from '../key';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const viewer = requirePermission(locals, 'chain:read');
	const { reader } = await currentDatabase();
	return cisoReportPage(reader, await currentLedger(), viewer, yearOf(params));
};

export const actions: Actions = {
	'hand-in': async ({ locals, request, params }) => {
		const viewer = requirePermission(locals, 'chain:confirm');
		const fiscalYear = yearOf(params);
		const data = await request.formData();
		const [form, reason] = [parseHandIn(data), handInReason(data)];
		if (!form.ok) return fail(422, { reason, errors: form.errors, refusal: null, changes: null });

		const outcome = await handIn(await currentDatabase(), currentLedger, viewer, { ...form.value, fiscalYear });
		if (outcome.ok) redirect(303, `${cisoEditionLink({ fiscalYear, edition: outcome.edition })}?handed-in`);

		const { ok: _ok, ...refusal } = outcome;
		const changes = refusal.reason === 'changed' ? await changesNow(viewer, fiscalYear, form.value.mark) : null;
		return fail(409, { reason, errors: {}, refusal, changes });
	}
};

/** What has changed since the page was opened, in words; null where nobody knows any more. */
async function changesNow(viewer: Viewer, fiscalYear: FiscalYear, mark: string): Promise<string[] | null> {
	const { reader } = await currentDatabase();
	return changesSinceShown(mark, await draftReport(reader, await currentLedger(), fiscalYear, viewer.today));
}
