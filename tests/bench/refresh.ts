import { eq } from 'drizzle-orm';
import { addDays, day } from '$lib/domain/calendar';
import { loadViewer } from '$lib/server/access/viewer';
import { today } from '$lib/server/clock';
import { type Database } from '$lib/server/db/open';
import { account } from '$lib/server/db/schema';
import { type LedgerKeeper } from '$lib/server/ledger/keeper';
import { recordCompletion } from '$lib/server/training/commands';
import { percentile } from './timing';

const records = 21;

/** How long the ledger takes to know a record that was just made, in ms: the median. */
export async function refreshTime(database: Database, keeper: LedgerKeeper, staffNumber: string): Promise<number> {
	const [row] = await database.reader.select().from(account).where(eq(account.staffNumber, staffNumber));
	const viewer = await loadViewer(database.reader, row!.id, today());
	const times: number[] = [];
	for (let nth = 0; nth < records; nth++) {
		const claim = { courseCode: 'CYDER', completedOn: addDays(day('2024-04-01'), nth), hours: 1, comprehension: 3 };
		const outcome = await recordCompletion(database, viewer!, claim);
		if (!outcome.ok) throw new Error(`a record was refused: ${outcome.reason}`);
		const start = performance.now();
		await keeper.current();
		times.push(performance.now() - start);
	}
	return percentile(times, 50);
}
