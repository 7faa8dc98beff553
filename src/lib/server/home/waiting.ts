import { can, type Viewer } from '$lib/domain/access';
import { waitingCount } from '../confirmation/queue/queue';
import { type Db } from '../db/open';
import { waitingHoldingCount } from '../qualification/waiting';

/** How many records wait for somebody's confirmation. */
export type Waiting = { all: number; completions: number; holdings: number };

/** @returns null for whoever confirms neither 受講記録 nor 資格 */
export async function waitingOf(db: Db, viewer: Viewer): Promise<Waiting | null> {
	const [ofCompletions, ofHoldings] = [can(viewer, 'completion:confirm'), can(viewer, 'holding:confirm')];
	if (!ofCompletions && !ofHoldings) return null;
	const completions = ofCompletions ? await waitingCount(db, viewer) : 0;
	const holdings = ofHoldings ? await waitingHoldingCount(db, viewer) : 0;
	return { all: completions + holdings, completions, holdings };
}
