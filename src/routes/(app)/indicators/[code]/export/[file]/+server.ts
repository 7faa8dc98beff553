import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { bytesOf, cp932Table, streamOf } from '$lib/server/export/download';
import { exportedInTurns, withEdition } from '$lib/server/export/exported';
import { downloadHeaders, exportFileOf, mayTake } from '$lib/server/export/files';
import { namesAsked } from '$lib/server/export/names-asked';
import { unfitIn, wasSeen } from '$lib/server/export/unfit';
import { unfitLink } from '$lib/ui/indicator/links';
import { error, redirect } from '@sveltejs/kit';
import { askedDay } from '../../../as-of';
import type { RequestHandler } from './$types';

/** A figure as a file. What CP932 cannot write has to be seen before it is written without it. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const viewer = requirePermission(locals, 'figure:read:departments');
	const asked = askedDay(url.searchParams);
	if (asked.error !== null) error(400, asked.error);
	const file = exportFileOf(params.file);
	const ledger = await currentLedger();
	const exported = file && (await exportedInTurns(viewer, ledger, params.code ?? '', asked.day));
	if (!exported) error(404, 'そのファイルはありません。指標の「出力」から選び直してください。');
	if (!mayTake(exported, file)) error(403, 'このファイルを受け取る権限がありません。');

	const { reader } = await currentDatabase();
	const names =
		file === 'names.csv' ? namesAsked(url.searchParams, viewer, ledger, exported.asOf) : { ok: true as const };
	if (!names.ok && names.reason === 'not-allowed') error(403, 'この名簿を受け取る権限がありません。');
	if (!names.ok) error(404, 'その名簿はありません。指標の「出力」から選び直してください。');
	if (names.list) exported.list = names.list;

	const download = { viewer, ledger, exported: await withEdition(reader, exported), madeAt: new Date() };
	if (file.includes('cp932')) {
		const { places, rows } = cp932Table(download, file);
		const unfit = await unfitIn(places, rows);
		if (!wasSeen(unfit, url.searchParams.get('seen'))) redirect(303, unfitLink(params.code, file, exported.asOf));
	}
	return new Response(streamOf(bytesOf(download, file)), { headers: downloadHeaders(exported, file) });
};
