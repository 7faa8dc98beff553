import { requirePermission } from '$lib/server/access/guards';
import { currentLedger } from '$lib/server/current';
import { cp932Table } from '$lib/server/export/download';
import { exportedInTurns } from '$lib/server/export/exported';
import { exportFileOf, mayTake } from '$lib/server/export/files';
import { seenLetters, unfitIn } from '$lib/server/export/unfit';
import { error } from '@sveltejs/kit';
import { askedDay } from '../../../as-of';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const viewer = requirePermission(locals, 'figure:read:departments');
	const { day } = askedDay(url.searchParams);
	const file = exportFileOf(url.searchParams.get('file'));
	const ledger = await currentLedger();
	const exported = await exportedInTurns(viewer, ledger, params.code, day);
	if (!exported || !file?.includes('cp932')) {
		error(404, 'そのファイルはありません。指標の「出力」から選び直してください。');
	}
	if (!mayTake(exported, file)) error(403, 'このファイルを受け取る権限がありません。');
	const { places, rows } = cp932Table({ viewer, ledger, exported, madeAt: new Date() }, file);
	const unfit = await unfitIn(places, rows);
	const { plan, indicator, asOf } = exported;
	return {
		plan,
		indicator: { code: indicator.code, name: indicator.name },
		asOf,
		file,
		unfit,
		seen: seenLetters(unfit)
	};
};
