import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { requirementPeople } from '$lib/server/requirement/people';
import { error } from '@sveltejs/kit';
import { askedId, askedPeople, notFound } from '../../asked.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const viewer = requirePermission(locals, 'requirement:read');
	const { reader } = await currentDatabase();
	const [id, asked] = [askedId(params.id), askedPeople(url.searchParams)];
	const page = await requirementPeople(reader, await currentLedger(), viewer, id, asked);
	if (!page) error(404, notFound);
	return { id, ...page };
};
