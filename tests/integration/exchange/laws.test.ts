import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openDatabase } from '$lib/server/db/open';
import { undoImport } from '$lib/server/exchange/undo';
import { happen, takeIn } from '../ledger/happen';
import { someImport, someSteps } from '../ledger/random-changes';
import { factsIn } from './facts';
import { storedTown } from './stored-town';

/** What holds for every import, whatever happened to the town before. */
it('a trial counts as the import does, a second time changes nothing, and an undo restores every row', async () => {
	let taken = 0;
	await fc.assert(
		fc.asyncProperty(someSteps, fc.noBias(someImport), async (steps, someImport) => {
			const url = await storedTown();
			const database = await openDatabase(url);
			for (const { happening } of steps.slice(0, 6)) await happen(database, happening);
			const before = await factsIn(url);

			const tried = await takeIn(database, someImport, { dryRun: true });
			expect(await factsIn(url)).toEqual(before);
			const done = await takeIn(database, someImport);
			expect({ ...done, number: null }).toEqual({ ...tried, number: null });
			const after = await factsIn(url);
			if (!done.ok) expect(after).toEqual(before);
			else {
				taken++;
				const again = await takeIn(database, someImport);
				const changes = Object.values(again.ok ? again.files : {}).map(({ added, changed }) => added + changed);
				expect(new Set([0, ...changes])).toEqual(new Set([0]));
				expect(await factsIn(url)).toEqual(after);
				expect(await undoImport(database, { kind: 'command-line' }, done.number!)).toMatchObject({ ok: true });
				expect(await factsIn(url)).toEqual(before);
			}
			database.close();
		}),
		{ numRuns: 30 }
	);
	expect(taken).toBeGreaterThan(5);
});
