import { hrConfirmsAlone } from '$lib/domain/confirmation';
import { requirePermission } from '$lib/server/access/guards';
import { recordsWithoutConfirmer } from '$lib/server/confirmation/queue/without-confirmer';
import { currentDatabase } from '$lib/server/current';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const viewer = requirePermission(locals, 'completion:correct');
	const found = await recordsWithoutConfirmer((await currentDatabase()).reader, viewer);
	return {
		isHrAlone: hrConfirmsAlone(viewer.confirmation),
		records: found.map(({ kind, id, name, staffNumber, department, subject, on }) => ({
			...{ kind, id, name, staffNumber, department, subject, on }
		}))
	};
};
