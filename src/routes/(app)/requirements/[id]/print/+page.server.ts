import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { groupBy } from '$lib/domain/ledger';
import { requirementPeople } from '$lib/server/requirement/people';
import { error } from '@sveltejs/kit';
import { askedId, askedPeople, notFound } from '../../asked.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const viewer = requirePermission(locals, 'requirement:read');
	const { reader } = await currentDatabase();
	const [id, asked] = [askedId(params.id), { ...askedPeople(url.searchParams), page: null }];
	const page = await requirementPeople(reader, await currentLedger(), viewer, id, asked);
	if (!page) error(404, notFound);
	const { people, ...said } = page;
	const departments = [...groupBy(people, ({ departmentCode }) => departmentCode)].map(([code, some]) => ({
		...{ code, name: some[0]!.departmentName, people: some }
	}));
	return { id, ...said, departments, isContinuous: url.searchParams.has('continuous'), today: viewer.today };
};
