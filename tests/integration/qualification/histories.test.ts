import fc from 'fast-check';
import { and, eq, ne } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { evaluate, indicatorOn } from '$lib/domain/indicator';
import { verifyAudit } from '$lib/server/audit/verify/verify';
import { holding, staff } from '$lib/server/db/schema';
import { loadLedger } from '$lib/server/ledger/load';
import * as commands from '$lib/server/qualification/commands';
import { takeIn } from '../ledger/happen';
import { wordsOf } from '../ledger/words';
import { claimOf, smallTown, today } from './small-town';

/**
 * Whatever is done to qualifications, in whatever order and by whomever, lists that are taken in among it: each stands where a plain
 * reference says, the rate is what one counts by hand, and the ledger that was kept up to date equals one that is loaded afresh.
 */

const gestures = ['record', 'amend', 'withdraw', 'import', 'confirm', 'return', 'hold', 'release', 'correct'] as const;
const people = ['0001', '0003'] as const;
const passes = ['2022-04-17', '2023-06-18'] as const;
type Pass = (typeof passes)[number];
type Gesture = { what: (typeof gestures)[number]; of: string; pass: Pass; by: string };

const some = fc.array(
	fc.record({
		// What begins a history and what seldom finds its place, more often.
		what: fc.constantFrom(...gestures, 'record', 'record', 'hold', 'hold', 'return'),
		of: fc.constantFrom(...people),
		pass: fc.constantFrom(...passes),
		/** the head of 0001, somebody of another 課, 人事 */
		by: fc.constantFrom('0002', '0003', '0004', '0004')
	}),
	{ minLength: 6, maxLength: 18, size: 'max' }
);

const otherPass = (pass: Pass): Pass => (pass === passes[0] ? passes[1] : passes[0]);

type Word = 'waiting' | 'held' | 'confirmed' | 'returned';

/** The reference: how the living record of a person and a day stands; what somebody may not do leaves all as it is. */
class Reference {
	readonly standing = new Map<string, Word>();
	/** what was taken back: no list brings it again */
	readonly #gone = new Set<string>();

	take({ what, of, pass, by }: Gesture): void {
		const [here, there] = [`${of} ${pass}`, `${of} ${otherPass(pass)}`];
		const is = this.standing.get(here);
		const waits = is === 'waiting' || is === 'held';
		if (what === 'record' && (!is || is === 'returned')) this.standing.set(here, 'waiting');
		if (what === 'import' && (waits || (!is && !this.#gone.has(here)))) this.standing.set(here, 'confirmed');
		if (what === 'withdraw' && this.standing.delete(here)) this.#gone.add(here);
		const isFree = !this.standing.has(there);
		if (what === 'amend' && (waits || is === 'returned') && isFree) this.#move(here, there, 'waiting');
		const corrects = what === 'correct' && by === '0004';
		if (corrects && (waits || is === 'confirmed') && isFree) this.#move(here, there, 'confirmed');
		if (!waits || !(by === '0004' || (by === '0002' && of === '0001'))) return;
		if (what === 'confirm') this.standing.set(here, 'confirmed');
		if (what === 'return') this.standing.set(here, 'returned');
		if (what === 'hold') this.standing.set(here, 'held');
		if (what === 'release') this.standing.set(here, 'waiting');
	}

	#move(from: string, to: string, word: Word): void {
		this.standing.delete(from);
		this.standing.set(to, word);
	}

	/** The people with one that is confirmed, and those for whom one only waits. */
	get rate(): string {
		const counted = people.filter((of) => this.#words(of).includes('confirmed'));
		const waiting = people.filter(
			(of) => !counted.includes(of) && this.#words(of).some((word) => /waiting|held/.test(word))
		);
		return `${counted.length}/4, ${waiting.length} wait`;
	}

	#words(of: string): Word[] {
		return passes.flatMap((pass) => this.standing.get(`${of} ${pass}`) ?? []);
	}
}

type Town = Awaited<ReturnType<typeof smallTown>>;

async function happen(town: Town, { what, of, pass, by }: Gesture): Promise<void> {
	const [{ database }, viewer, owner] = [town, await town.viewer(by), await town.viewer(of)];
	if (what === 'import') {
		const files = { 'qualifications.csv': [`${of},AP,${pass},,,確認済`] };
		return void (await takeIn(database, { kind: 'import', files, plan: null }));
	}
	if (what === 'record') return void (await commands.recordHolding(database, owner, claimOf({ passedOn: pass })));
	const row = await living(town, of, pass);
	if (!row) return;
	const [seen, other] = [{ id: row.id, entry: row.entry }, claimOf({ passedOn: otherPass(pass) })];
	const acts = {
		amend: () => commands.amendHolding(database, owner, seen, other),
		withdraw: () => commands.withdrawHolding(database, owner, row.id, '取り違え'),
		confirm: () => commands.confirmHolding(database, viewer, seen),
		return: () => commands.returnHolding(database, viewer, seen, '日付'),
		hold: () => commands.holdHolding(database, viewer, seen, '照会中'),
		release: () => commands.releaseHolding(database, viewer, seen),
		correct: () => commands.correctHolding(database, viewer, seen, other, '証書による')
	};
	await acts[what]();
}

async function living({ database }: Town, of: string, pass: string) {
	const isTheirs = and(eq(staff.staffNumber, of), eq(holding.passedOn, pass), ne(holding.state, 'withdrawn'));
	const [found] = await database.reader
		.select({ row: holding })
		.from(holding)
		.innerJoin(staff, eq(staff.id, holding.staffId))
		.where(isTheirs);
	return found?.row;
}

async function standing({ database }: Town): Promise<Map<string, Word>> {
	const rows = await database.reader
		.select({ of: staff.staffNumber, pass: holding.passedOn, state: holding.state, held: holding.heldReason })
		.from(holding)
		.innerJoin(staff, eq(staff.id, holding.staffId))
		.where(ne(holding.state, 'withdrawn'));
	return new Map(rows.map(({ of, pass, state, held }) => [`${of} ${pass}`, held === null ? (state as Word) : 'held']));
}

async function rate(town: Town): Promise<string> {
	const ledger = await town.ledger();
	const [history] = [...ledger.indicators.values()];
	const figure = evaluate(ledger, indicatorOn(history!, day(today)), day(today));
	if (figure.kind !== 'rate') throw new Error(figure.kind);
	const { numerator, denominator, pending } = figure.tally.overall;
	return `${numerator}/${denominator}, ${pending} wait`;
}

it('every qualification stands where the reference says, and the rate is what it counts, after every step', async () => {
	const met = new Set<Word>();
	await fc.assert(
		fc.asyncProperty(some, async (steps) => {
			const [town, reference] = [await smallTown(), new Reference()];
			await town.ledger();
			for (const step of steps) {
				await happen(town, step);
				reference.take(step);
				expect(await standing(town), JSON.stringify(step)).toEqual(reference.standing);
				expect(await rate(town), JSON.stringify(step)).toBe(reference.rate);
				for (const word of reference.standing.values()) met.add(word);
			}
			expect(wordsOf(await town.ledger())).toEqual(wordsOf(await town.database.snapshot(loadLedger)));
			expect((await verifyAudit(town.database)).total).toBe(0);
		}),
		{ numRuns: 15, seed: 20_261_122, endOnFailure: true } // by chance some histories would never put anything aside
	);
	expect([...met].toSorted()).toEqual(['confirmed', 'held', 'returned', 'waiting']);
});
