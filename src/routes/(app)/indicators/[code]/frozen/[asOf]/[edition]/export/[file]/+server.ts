import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { streamOf } from '$lib/server/export/download';
import { downloadHeaders } from '$lib/server/export/files';
import { frozenBytes, frozenExported, frozenFileOf, frozenFilesFor } from '$lib/server/export/frozen-export';
import { openReport } from '$lib/server/frozen/open';
import { error } from '@sveltejs/kit';
import { keyOf, noSuchReport } from '../../../../key';
import type { RequestHandler } from './$types';

/** A frozen report for spreadsheets, made from what was sealed. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const viewer = requirePermission(locals, 'figure:read:departments');
	const { code = '', asOf = '', edition = '' } = params;
	const opened = await openReport((await currentDatabase()).reader, keyOf({ code, asOf, edition }));
	if (!opened.ok && opened.reason === 'not-found') error(404, noSuchReport);
	if (!opened.ok) error(409, '確定したときの内容と違うため、受け取れません。報告の画面で確かめてください。');
	const { report } = opened;
	const file = frozenFileOf(params.file);
	if (!file) error(404, 'そのファイルはありません。報告の画面から選び直してください。');
	if (!frozenFilesFor(viewer, report.head).includes(file)) error(403, 'このファイルを受け取る権限がありません。');
	const download = { viewer, ledger: await currentLedger(), report, madeAt: new Date() };
	const { indicator } = frozenExported(report, viewer);
	const named = { indicator: { ...indicator, name: `${indicator.name}_第${edition}版` }, asOf: report.head.asOf };
	return new Response(streamOf(frozenBytes(download, file)), { headers: downloadHeaders(named, file) });
};
