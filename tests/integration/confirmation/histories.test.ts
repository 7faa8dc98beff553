import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type CivilDate, day } from '$lib/domain/calendar';
import { type Command } from '$lib/domain/outbox';
import { verifyAudit } from '$lib/server/audit/verify/verify';
import { correctCompletion } from '$lib/server/confirmation/correct';
import { confirmSeveral } from '$lib/server/confirmation/several';
import {
	confirmCompletion,
	holdCompletion,
	releaseCompletion,
	returnCompletion
} from '$lib/server/confirmation/review';
import { LedgerKeeper } from '$lib/server/ledger/keeper';
import { loadLedger } from '$lib/server/ledger/load';
import { ownCompletions } from '$lib/server/training/queries';
import { wordsOf } from '../ledger/words';
import { phone, send } from '../outbox/commands';
import { type Actor, confirmingTown, days } from './town';

/**
 * Whatever is done to a record, in whatever order and by whomever: it stands where a plain reference of a dozen lines says, the log is
 * sound, and the ledger that was kept up to date equals one that is loaded afresh.
 */

const gestures = ['record', 'amend', 'withdraw', 'confirm', 'several', 'return', 'hold', 'release', 'correct'] as const;
type Gesture = { what: (typeof gestures)[number]; by: Actor; late: boolean };

const some = fc.array(
	fc.record({
		what: fc.constantFrom(...gestures),
		by: fc.constantFrom<Actor>('herself', 'head', 'otherHead', 'deputy', 'hr', 'otherHr', 'staff'),
		late: fc.boolean()
	}),
	{ minLength: 3, maxLength: 18, size: 'max' }
);

/** Where a record stands, in words of this test: `none` before it is recorded. */
type Word = 'none' | 'waiting' | 'held' | 'confirmed' | 'returned' | 'withdrawn';

/** The reference. What somebody may not do, or what does not fit, leaves all as it is. */
function after(is: Word, { what, by, late }: Gesture): Word {
	const isWaiting = is === 'waiting' || is === 'held';
	if (what === 'record') return is === 'none' || is === 'withdrawn' || is === 'returned' ? 'waiting' : is;
	if (what === 'withdraw') return is === 'none' ? is : 'withdrawn';
	if (what === 'amend') return isWaiting || is === 'returned' ? 'waiting' : is;
	if (what === 'correct')
		return (isWaiting || is === 'confirmed') && (by === 'hr' || by === 'otherHr') ? 'confirmed' : is;
	const confirmers = late ? ['otherHead', 'hr', 'otherHr'] : ['head', 'deputy', 'hr', 'otherHr'];
	if (!isWaiting || !confirmers.includes(by)) return is;
	if (what === 'release') return 'waiting';
	return what === 'return' ? 'returned' : what === 'hold' ? 'held' : 'confirmed';
}

let town: Awaited<ReturnType<typeof confirmingTown>>;
let runs = 0;

/** One history of one training of 花子's, of a day of its own. */
class History {
	readonly #device = phone('0001');
	readonly #on = `2026-${String(1 + Math.floor(runs / 28)).padStart(2, '0')}-${String(1 + (runs++ % 28)).padStart(2, '0')}`;
	#last: Command | null = null;
	#hours = 0;

	async standing(): Promise<Word> {
		const row = await this.#row();
		if (!row) return 'none';
		const { state, heldReason } = await town.row(row.id);
		return heldReason === null ? state : 'held';
	}

	/** The living record of the day, or the last that was taken back. */
	async #row() {
		const rows = await ownCompletions(town.database.reader, await town.as('herself'));
		const mine = rows.filter(({ completedOn }) => completedOn === this.#on);
		return mine.find(({ state }) => state !== 'withdrawn') ?? mine.at(-1);
	}

	async happen(gesture: Gesture): Promise<void> {
		if (gesture.what === 'record' || gesture.what === 'amend' || gesture.what === 'withdraw')
			return this.#own(gesture.what);
		const row = await this.#row();
		if (!row) return;
		const viewer = await town.as(gesture.by, gesture.late ? days.after : days.before);
		const [{ database }, seen] = [town, await town.seen(row.id)];
		const claim = {
			courseCode: 'DX-BASIC',
			completedOn: day(this.#on) as CivilDate,
			hours: (this.#hours += 1),
			comprehension: null
		};
		const acts = {
			confirm: () => confirmCompletion(database, viewer, seen),
			several: () => confirmSeveral(database, viewer, [seen]),
			return: () => returnCompletion(database, viewer, seen, '日付'),
			hold: () => holdCompletion(database, viewer, seen, '照会中'),
			release: () => releaseCompletion(database, viewer, seen),
			correct: () => correctCompletion(database, viewer, seen, claim, '名簿と照合')
		};
		await acts[gesture.what]();
	}

	async #own(what: 'record' | 'amend' | 'withdraw'): Promise<void> {
		const claim = { courseCode: 'DX-BASIC', completedOn: this.#on, hours: String((this.#hours += 1)) };
		const last = this.#last;
		if (what !== 'record' && last === null) return;
		const command =
			what === 'record'
				? this.#device.record(claim)
				: what === 'amend'
					? this.#device.amend(last!, claim)
					: this.#device.withdraw(last!, '取り違え');
		const [answer] = await send(town.database, await town.as('herself'), [command]);
		if (answer?.outcome === 'applied') this.#last = command;
	}
}

it('a record stands where the reference says after every step of any history', async () => {
	town = await confirmingTown();
	const keeper = new LedgerKeeper(town.database);
	await keeper.current();
	const met = new Set<Word>();
	await fc.assert(
		fc.asyncProperty(some, async (steps) => {
			const history = new History();
			let expected: Word = 'none';
			for (const step of steps) {
				await history.happen(step);
				expected = after(expected, step);
				met.add(expected);
				expect(await history.standing(), JSON.stringify(step)).toBe(expected);
			}
		}),
		{ numRuns: 40, seed: 20_261_122, endOnFailure: true } // by chance some histories would never put anything aside
	);
	expect([...met].toSorted()).toEqual(['confirmed', 'held', 'none', 'returned', 'waiting', 'withdrawn']);
	expect(wordsOf(await keeper.current())).toEqual(wordsOf(await town.database.snapshot(loadLedger)));
	expect((await verifyAudit(town.database)).total).toBe(0);
});
