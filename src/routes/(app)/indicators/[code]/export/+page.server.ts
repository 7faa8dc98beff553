import { isManual } from '$lib/domain/indicator';
import { requirePermission } from '$lib/server/access/guards';
import { currentLedger } from '$lib/server/current';
import { exportedTo } from '$lib/server/export/exported';
import { exportFiles, mayTake } from '$lib/server/export/files';
import { error } from '@sveltejs/kit';
import { askedDay } from '../../as-of';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const viewer = requirePermission(locals, 'figure:read:departments');
	const asked = askedDay(url.searchParams);
	const exported = exportedTo(viewer, await currentLedger(), params.code, asked.day);
	if (!exported) error(404, 'その指標はありません。計画の一覧から選び直してください。');
	const { plan, indicator, asOf, partial, report } = exported;
	return {
		plan,
		indicator: { code: indicator.code, name: indicator.name },
		asOf,
		asked: { written: asked.error === null ? asOf : asked.written, error: asked.error },
		partial,
		isEntered: isManual(report.overall),
		files: exportFiles.filter((file) => mayTake(exported, file))
	};
};
