import { isManual } from '$lib/domain/indicator';
import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { exportedInTurns, withEdition } from '$lib/server/export/exported';
import { exportFiles, mayTake } from '$lib/server/export/files';
import { openDataSummary } from '$lib/server/export/open-data-summary';
import { figureOf } from '$lib/server/indicator/figures';
import { error } from '@sveltejs/kit';
import { askedDay } from '../../as-of';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const viewer = requirePermission(locals, 'figure:read:departments');
	const asked = askedDay(url.searchParams);
	const ledger = await currentLedger();
	const exported = await exportedInTurns(viewer, ledger, params.code, asked.day);
	if (!exported) error(404, 'その指標はありません。計画の一覧から選び直してください。');
	const { plan, indicator, asOf, partial, report } = exported;
	const { edition } = await withEdition((await currentDatabase()).reader, exported);
	return {
		edition,
		plan,
		indicator: { code: indicator.code, name: indicator.name },
		asOf,
		asked: { written: asked.error === null ? asOf : asked.written, error: asked.error },
		partial,
		isEntered: isManual(report.overall),
		openData: mayTake(exported, 'open-data.csv')
			? openDataSummary(exported, figureOf(ledger, ledger.indicators.get(indicator.code)!, asOf))
			: null,
		files: exportFiles.filter((file) => mayTake(exported, file))
	};
};
