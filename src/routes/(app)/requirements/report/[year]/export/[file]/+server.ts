import { requirePermission } from '$lib/server/access/guards';
import { draftReport } from '$lib/server/ciso-report/draft';
import { cisoWorkbook, workbookHeaders } from '$lib/server/ciso-report/workbook';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { streamOf } from '$lib/server/export/download';
import { error } from '@sveltejs/kit';
import { noSuchFile, yearOf } from '../../../key';
import type { RequestHandler } from './$types';

/** The report as it stands, for spreadsheets. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const viewer = requirePermission(locals, 'chain:read');
	if (params.file !== 'report.xlsx') error(404, noSuchFile);
	const [{ reader }, ledger] = [await currentDatabase(), await currentLedger()];
	const report = await draftReport(reader, ledger, yearOf(params), viewer.today);
	const about = { madeAt: new Date(), edition: null, reason: null, digest: null, lastEntry: ledger.entry };
	return new Response(streamOf(cisoWorkbook(report, about)), { headers: workbookHeaders(report, null) });
};
