import type { Viewer } from '$lib/domain/access';
import { requirePermission, type Visit } from '$lib/server/access/guards';
import { currentDatabase } from '$lib/server/current';
import { type Upload, uploadOf } from '$lib/server/exchange/finisher/upload';
import { redirect } from '@sveltejs/kit';

/** Who asks, and the list they have begun; without one, or without its columns where the step needs them, the way to where it begins. */
export async function begunList(
	visit: Visit,
	needs: { columns: boolean }
): Promise<{ viewer: Viewer; upload: Upload }> {
	const viewer = requirePermission(visit, 'finisher:import');
	const upload = await uploadOf((await currentDatabase()).reader, viewer);
	if (!upload) redirect(303, '/requirements/finishers');
	if (needs.columns && upload.progress.columns === null) redirect(303, '/requirements/finishers/columns');
	return { viewer, upload };
}
