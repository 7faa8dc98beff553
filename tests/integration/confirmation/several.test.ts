import { expect, it } from 'vitest';
import { addDays, day } from '$lib/domain/calendar';
import { confirmSeveral, severalAtOnce } from '$lib/server/confirmation/several';
import { addRows } from '$lib/server/db/rows';
import { completion } from '$lib/server/db/schema';
import { rearrange } from '../access/settle';
import { confirmingTown } from './town';

it('confirms no more at once than somebody has looked at, the first that were sent, and leaves the rest waiting', async () => {
	const [town, first] = [await confirmingTown(), day('2025-06-01')];
	const { staffId } = await town.as('herself');
	const claim = { staffId: staffId!, courseId: 1, hours: null, comprehension: null, method: null };
	await rearrange(town.database, (change) =>
		addRows(
			change,
			completion,
			Array.from({ length: severalAtOnce + 2 }, (_, index) => ({
				...{ ...claim, completedOn: addDays(first, index) },
				...{ state: 'waiting' as const, sources: ['本人'] }
			}))
		)
	);
	const rows = await town.database.reader.select().from(completion);
	const seen = rows.map(({ id, entry }) => ({ id, entry, evidence: '' }));
	const outcome = await confirmSeveral(town.database, await town.as('hr'), [seen[0]!, ...seen]);
	expect(outcome.confirmed).toEqual(seen.slice(0, severalAtOnce).map(({ id }) => id));
	expect(outcome.refused).toEqual([]);
	const waiting = (await town.database.reader.select().from(completion)).filter(({ state }) => state === 'waiting');
	expect(waiting.map(({ id }) => id)).toEqual(seen.slice(severalAtOnce).map(({ id }) => id));
});
