import { mostTold } from '$lib/domain/exchange';
import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase } from '$lib/server/current';
import { takenListOf } from '$lib/server/exchange/finisher/upload';
import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

// A page of its own, so that it can be opened again: the rows that stayed out stand in no other list.
export const load: PageServerLoad = async ({ locals }) => {
	const viewer = requirePermission(locals, 'finisher:import');
	const found = await takenListOf((await currentDatabase()).reader, viewer);
	if (!found) redirect(303, '/requirements/finishers');
	const { fileName, progress } = found.upload;
	const { sender, fiscalYear, state } = progress;
	const { leftOut, passedOver, ...taken } = found.taken;
	return {
		...{ fileName, sender, fiscalYear, state },
		...taken,
		...{ leftOut: leftOut.slice(0, mostTold), leftOutCount: leftOut.length },
		...{ passedOver: passedOver.slice(0, mostTold), passedOverCount: passedOver.length },
		key: found.upload.key
	};
};
