import { type Viewer } from '$lib/domain/access';
import { type Ledger } from '$lib/domain/ledger';
import { type Db } from '../db/open';
import { dutiesAhead, indicatorsCounting } from '../indicator/counting';
import { ownCompletions } from './queries';

/** A record of one's own; `countsIn` names the indicators that count it today, or would once it is confirmed. */
export type OwnRecord = Awaited<ReturnType<typeof ownCompletions>>[number] & { countsIn: string[] };

/** 自分の台帳, the latest training first. */
export async function ownLedger(db: Db, ledger: Ledger, viewer: Viewer): Promise<OwnRecord[]> {
	await dutiesAhead(ledger, viewer);
	const counting = indicatorsCounting(ledger, viewer);
	const records = await ownCompletions(db, viewer);
	const mayCount = ({ state }: (typeof records)[number]) => state === 'confirmed' || state === 'waiting';
	return records.map((record) => ({ ...record, countsIn: mayCount(record) ? counting(record) : [] }));
}
