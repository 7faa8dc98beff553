import { requirePermission } from '$lib/server/access/guards';
import { cisoReportPage } from '$lib/server/ciso-report/page';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { yearOf } from '../../key';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const viewer = requirePermission(locals, 'chain:read');
	const { reader } = await currentDatabase();
	const { report, editions } = await cisoReportPage(reader, await currentLedger(), viewer, yearOf(params));
	return { report, latest: editions[0] ?? null, today: viewer.today };
};
