import { requirePermission } from '$lib/server/access/guards';
import { type OpenCisoReport, openCisoReport } from '$lib/server/ciso-report/open';
import { cisoWorkbook, contentHeaders, workbookHeaders } from '$lib/server/ciso-report/workbook';
import { currentDatabase } from '$lib/server/current';
import { streamOf } from '$lib/server/export/download';
import { error } from '@sveltejs/kit';
import { brokenReport, keyOf, noSuchFile, noSuchReport } from '../../../../key';
import type { RequestHandler } from './$types';

/** A report as it was handed in: for spreadsheets, or its canonical JSON, whose SHA-256 is the one on the print. */
export const GET: RequestHandler = async ({ locals, params }) => {
	requirePermission(locals, 'chain:read');
	const opened = await openCisoReport((await currentDatabase()).reader, keyOf(params));
	if (!opened.ok && opened.reason === 'not-found') error(404, noSuchReport);
	if (!opened.ok) error(409, brokenReport);
	const { report } = opened;
	if (params.file === 'report.xlsx') return workbookOf(report);
	if (params.file !== 'content.json') error(404, noSuchFile);
	return new Response(new Uint8Array(report.bytes), { headers: contentHeaders(report.content) });
};

function workbookOf({ summary: { digest }, content }: OpenCisoReport): Response {
	const { edition, reason, lastEntry } = content;
	const about = { madeAt: new Date(), edition, reason, digest, lastEntry };
	return new Response(streamOf(cisoWorkbook(content, about)), { headers: workbookHeaders(content, edition) });
}
