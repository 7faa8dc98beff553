import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase } from '$lib/server/current';
import { openReport } from '$lib/server/frozen/open';
import { fileOf, seesFile } from '$lib/server/frozen/page';
import { error } from '@sveltejs/kit';
import { keyOf, noSuchReport } from '../../../key';
import type { RequestHandler } from './$types';

/** The canonical JSON as it was sealed: its SHA-256 is the one on the print. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const viewer = requirePermission(locals, 'figure:names');
	const key = keyOf(params);
	if (!seesFile(viewer)) error(403, 'このファイルには全員の名前が入っています。人事担当にご相談ください。');
	const opened = await openReport((await currentDatabase()).reader, key);
	if (!opened.ok && opened.reason === 'not-found') error(404, noSuchReport);
	if (!opened.ok) error(409, '確定したときの内容と違うため、受け取れません。報告の画面で確かめてください。');
	const { bytes, name } = fileOf(opened.report);
	return new Response(new Uint8Array(bytes), {
		headers: {
			'content-type': 'application/json',
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
			'cache-control': 'no-store'
		}
	});
};
