import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { planPrint, sealedOn } from '$lib/server/indicator/print';
import { error } from '@sveltejs/kit';
import { askedDay } from '../../../indicators/as-of';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { today } = requirePermission(locals, 'figure:read');
	const asked = askedDay(url.searchParams);
	const sheet = await planPrint(await currentLedger(), params.plan, asked.day, today);
	if (!sheet) error(404, 'その計画はありません。計画の一覧から選び直してください。');
	const { reader } = await currentDatabase();
	return {
		sheet,
		today,
		sealed: await sealedOn(reader, { planCode: params.plan }, sheet.asOf),
		asked: { written: asked.error === null ? sheet.asOf : asked.written, error: asked.error }
	};
};
