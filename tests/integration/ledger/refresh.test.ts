import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '$lib/server/db/open';
import { lastEntryNumber } from '$lib/server/db/write';
import { LedgerKeeper } from '$lib/server/ledger/keeper';
import { loadLedger } from '$lib/server/ledger/load';
import { storedTown } from '../exchange/stored-town';
import { happen } from './happen';
import { type Happening, someSteps, type Step } from './random-changes';
import { wordsOf } from './words';

/** A ledger that is kept up to date equals one that is loaded afresh, whatever happened to the town in between. */

async function follow(steps: Step[], onEnd: (happening: Happening, ok: boolean) => void = () => {}): Promise<void> {
	const url = await storedTown();
	const [first, second] = [await openDatabase(url), await openDatabase(url)];
	const keeper = new LedgerKeeper(first);
	try {
		for (const { happening, second: elsewhere, look } of [...steps.with(-1, { ...steps.at(-1)!, look: true })]) {
			const { ok } = await happen(elsewhere ? second : first, happening);
			onEnd(happening, ok);
			if (!look) continue;
			const kept = await keeper.current();
			expect(kept.entry, 'never older than the last commit').toBe(await lastEntryNumber(second.reader));
			expect(wordsOf(kept)).toEqual(wordsOf(await first.snapshot(loadLedger)));
		}
	} finally {
		first.close();
		second.close();
	}
}

it('after any sequence of imports, records, confirmations, returns, corrections and undos, through either of two openings', async () => {
	const done = new Map<Happening['kind'], number>();
	const count = ({ kind }: Happening, ok: boolean) => void (ok && done.set(kind, (done.get(kind) ?? 0) + 1));
	await fc.assert(
		fc.asyncProperty(someSteps, (steps) => follow(steps, count)),
		{ numRuns: 40 }
	);
	for (const kind of ['import', 'record', 'confirm', 'return', 'hold', 'correct', 'withdraw', 'undo'] as const)
		expect(done.get(kind), `${kind} happened`).toBeGreaterThan(3);
});

describe('also when an import is taken back', () => {
	const take = (files: Extract<Happening, { kind: 'import' }>['files']): Happening => ({
		kind: 'import',
		files,
		plan: null
	});
	const step = (happening: Happening, look = true): Step => ({ happening, second: true, look });
	const arrival = (number: string, course: string) =>
		take({
			'staff.csv': [`${number},甲,,,,2015-04-01,`],
			'assignments.csv': [`${number},1010,本務,常勤,一般行政職,,2015-04-01,`],
			'courses.csv': [`${course},研修,DX,,`],
			'completions.csv': [`${number},${course},2024-03-31,,,確認済,,`, `${number},DX-BASIC,2024-03-31,,,確認済,,`]
		});
	const undo = (pick: number): Happening => ({ kind: 'undo', pick });

	it.each<[because: string, steps: Step[]]>([
		[
			'another person and course come under the numbers of rows that are gone, seen or not in between',
			[step(arrival('0011', 'NEW')), step(undo(0), false), step(arrival('0012', 'OTHER'))]
		],
		[
			'somebody in the middle is gone, and everyone behind moves up',
			[step(take({ 'staff.csv': ['0011,甲,,,,2015-04-01,'] })), step(arrival('0012', 'NEW')), step(undo(1))]
		],
		[
			'a course is gone and comes back',
			[
				step(take({ 'courses.csv': ['NEW,研修,DX,,'] })),
				step(undo(0)),
				step(take({ 'courses.csv': ['NEW,新しい研修,DX,,'], 'completions.csv': ['0001,NEW,2024-03-31,,,確認済,,'] }))
			]
		]
	])('%s', async (_because, steps) => {
		const ends: boolean[] = [];
		await follow(steps, (_happening, ok) => ends.push(ok));
		expect(ends).toEqual(steps.map(() => true));
	});
});

it('never hands out a refresh that began before the last commit', async () => {
	const url = await storedTown();
	const [first, second] = [await openDatabase(url), await openDatabase(url)];
	let letGo = () => {};
	const gate = new Promise<void>((resolve) => (letGo = resolve));
	const slow: Database = {
		...first,
		async snapshot(task) {
			const seen = await first.snapshot(task);
			await gate;
			return seen;
		}
	};
	const keeper = new LedgerKeeper(slow);
	const early = keeper.current();
	await first.snapshot(async () => undefined);
	const files = { 'courses.csv': ['SEC,改称した研修,DX,,'] };
	await happen(second, { kind: 'import', files, plan: null });
	const late = keeper.current();
	setTimeout(letGo, 50);
	expect((await early).entry).toBeGreaterThanOrEqual(1);
	expect((await late).courses.get('SEC')?.name).toBe('改称した研修');
	first.close();
	second.close();
});

it('asked many times at once while others write, it answers each with what was committed before', async () => {
	const url = await storedTown();
	const [first, second] = [await openDatabase(url), await openDatabase(url)];
	const keeper = new LedgerKeeper(first);
	const rename = (name: string): Happening => ({
		kind: 'import',
		files: { 'courses.csv': [`SEC,${name},DX,,`] },
		plan: null
	});
	for (let round = 0; round < 10; round++) {
		await happen(round % 2 ? first : second, rename(`研修${round}`));
		const later = happen(second, rename(`研修${round}の改称`));
		const ledgers = await Promise.all(Array.from({ length: 5 }, () => keeper.current()));
		for (const ledger of ledgers) {
			expect(ledger.entry).toBeGreaterThanOrEqual(2 * round + 2);
			expect(ledger.courses.get('SEC')?.name).toMatch(new RegExp(`^研修${round}`));
		}
		await later;
	}
	first.close();
	second.close();
});

it('a ledger that was handed out does not change under the hands of whoever holds it', async () => {
	const url = await storedTown();
	const database = await openDatabase(url);
	const keeper = new LedgerKeeper(database);
	const before = await keeper.current();
	const said = JSON.stringify(wordsOf(before));
	const files = { 'completions.csv': ['0003,DX-BASIC,2023-06-01,,,確認済,,', '0004,DX-BASIC,2023-06-01,,,確認済,,'] };
	await happen(database, { kind: 'import', files, plan: null });
	expect(wordsOf(await keeper.current()).reports).not.toEqual(wordsOf(before).reports);
	expect(JSON.stringify(wordsOf(before))).toBe(said);
	expect(await keeper.current(), 'nothing new: the same one').toBe(await keeper.current());
	database.close();
});
