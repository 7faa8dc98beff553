import { requirePermission } from '$lib/server/access/guards';
import { cisoEditionPage } from '$lib/server/ciso-report/page';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { error } from '@sveltejs/kit';
import { keyOf, noSuchReport } from '../../key';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const viewer = requirePermission(locals, 'chain:read');
	const key = keyOf(params);
	const { reader } = await currentDatabase();
	const outcome = await cisoEditionPage(reader, await currentLedger(), viewer, key);
	if (!outcome.ok && outcome.reason === 'not-found') error(404, noSuchReport);
	if (!outcome.ok) return { ...key, broken: outcome, page: null, handedIn: false };
	return { ...key, broken: null, page: outcome.page, handedIn: url.searchParams.has('handed-in') };
};
