import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { frozenFilesFor } from '$lib/server/export/frozen-export';
import { frozenPage } from '$lib/server/frozen/page';
import { sendDepartments } from '$lib/ui/indicator/table/packed-departments';
import { error } from '@sveltejs/kit';
import { keyOf, noSuchReport } from '../../key';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, isDataRequest }) => {
	const viewer = requirePermission(locals, 'figure:read');
	const key = keyOf(params);
	const { reader } = await currentDatabase();
	const outcome = await frozenPage(reader, await currentLedger(), viewer, key);
	if (!outcome.ok && outcome.reason === 'not-found') error(404, noSuchReport);
	if (!outcome.ok) return { ...key, broken: outcome, report: null, frozen: false };
	const { departments, ...page } = outcome.page;
	const report = {
		...page,
		departments: sendDepartments(departments, isDataRequest),
		files: frozenFilesFor(viewer, page.head),
		rows: departments.length,
		aims: [page.head.overall, ...departments].some(({ target }) => target !== null)
	};
	return { ...key, broken: null, report, frozen: url.searchParams.has('frozen') };
};
