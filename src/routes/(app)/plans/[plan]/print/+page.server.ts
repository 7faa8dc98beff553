import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { sealedFigures } from '$lib/server/frozen/queries';
import { planPrint, sealedOn } from '$lib/server/indicator/print';
import { sealedPrint } from '$lib/server/indicator/sealed';
import { error } from '@sveltejs/kit';
import { askedDay } from '../../../indicators/as-of';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { today } = requirePermission(locals, 'figure:read');
	const asked = askedDay(url.searchParams);
	const sheet = await planPrint(await currentLedger(), params.plan, asked.day, today);
	if (!sheet) error(404, 'その計画はありません。計画の一覧から選び直してください。');
	const { reader } = await currentDatabase();
	const sealed = await sealedFigures(reader, { planCode: params.plan });
	return {
		sheet: { ...sheet, indicators: sheet.indicators.map((one) => sealedPrint(one, sheet.asOf, sealed)) },
		today,
		sealed: await sealedOn(reader, { planCode: params.plan }, sheet.asOf),
		asked: { written: asked.error === null ? sheet.asOf : asked.written, error: asked.error }
	};
};
