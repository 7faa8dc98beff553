import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { streamOf } from '$lib/server/export/download';
import { requirementPeople } from '$lib/server/requirement/people';
import { peopleFileHeaders, peopleWorkbook } from '$lib/server/requirement/people-file';
import { peopleWords } from '$lib/ui/requirement/words';
import { error } from '@sveltejs/kit';
import { askedId, askedPeople, notFound } from '../../asked.server';
import type { RequestHandler } from './$types';

/** A list of a requirement's people, all of them, as an Excel workbook. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const viewer = requirePermission(locals, 'requirement:read');
	const { reader } = await currentDatabase();
	const [id, asked] = [askedId(params.id), { ...askedPeople(url.searchParams), page: null }];
	const list = await requirementPeople(reader, await currentLedger(), viewer, id, asked);
	if (!list) error(404, notFound);
	const what = peopleWords[list.of] ?? '';
	return new Response(streamOf(peopleWorkbook(list, what)), { headers: peopleFileHeaders(list, what, id) });
};
