import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { evidenceFileFor } from '$lib/server/evidence/queries';
import { asResponse } from '$lib/server/evidence/response';
import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** 証跡: a picture to be shown, a PDF to be received. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const viewer = requirePermission(locals, 'completion:read');
	const id = /^[1-9]\d{0,14}$/.test(params.id) ? Number(params.id) : 0;
	const file = await evidenceFileFor((await currentDatabase()).reader, viewer, id, currentLedger);
	if (file === null)
		error(404, '証跡が見つかりません。外されたか、見る権限がありません。記録の画面を開き直してください。');
	return asResponse(id, file);
};
