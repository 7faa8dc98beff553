import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase } from '$lib/server/current';
import { leftOutFile } from '$lib/server/exchange/finisher/left-out-file';
import { attachmentHeaders } from '$lib/server/export/files';
import { csvBytes, streamOf, utf8 } from '$lib/server/export/download';
import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

const gone = 'この名簿はもうありません。1日たったか、別の名簿に替わっています。名簿をもう一度選んでください。';

/** All rows of one's own list that do not go in, or did not, as a CSV file. `key` names the list on the page. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const viewer = requirePermission(locals, 'finisher:import');
	const file = await leftOutFile(await currentDatabase(), viewer, url.searchParams.get('key') ?? '');
	if (!file) error(404, gone);
	const headers = attachmentHeaders(file.name, 'left-out.csv', 'text/csv; charset=utf-8');
	return new Response(streamOf(csvBytes(file.heading, file.rows, utf8)), { headers });
};
