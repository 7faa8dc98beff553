import fc from 'fast-check';
import { expect, it } from 'vitest';
import { verifyAudit } from '$lib/server/audit/verify/verify';
import { openDatabase } from '$lib/server/db/open';
import { storedTown } from '../exchange/stored-town';
import { happen } from '../ledger/happen';
import { someSteps, type Step } from '../ledger/random-changes';

/** Whatever happens to a town through the door for writes, its log holds. */

it('after any sequence of imports, records, confirmations, returns and undos, through either of two openings', async () => {
	await fc.assert(fc.asyncProperty(someSteps, holdsAfter), { numRuns: 20 });
	expect.hasAssertions();
});

async function holdsAfter(steps: Step[]): Promise<void> {
	const url = await storedTown();
	const [first, second] = [await openDatabase(url), await openDatabase(url)];
	try {
		for (const { happening, second: elsewhere } of steps) await happen(elsewhere ? second : first, happening);
		expect((await verifyAudit(first)).findings).toEqual([]);
	} finally {
		first.close();
		second.close();
	}
}
