import { describe, expect, it } from 'vitest';
import { inTurns, ownTurn, takeTurns } from './turns';

/** Does each item in `cost` ms of a clock of its own, and notes after which of them others had their turn. */
async function breaksAfter(items: number[], cost: number): Promise<number[]> {
	let clock = 0;
	const breaks: number[] = [];
	let done = 0;
	let watching = true;
	const watch = () => {
		if (!watching) return;
		if (done > 0 && breaks.at(-1) !== done) breaks.push(done);
		setImmediate(watch);
	};
	setImmediate(watch);
	const task = (item: number) => ((clock += cost), (done += 1), item);
	await inTurns(items, task, () => clock);
	watching = false;
	return breaks;
}

describe('inTurns', () => {
	it('gives the results in the order of the items', async () => {
		expect(await inTurns([1, 2, 3], (item) => item * 2)).toEqual([2, 4, 6]);
	});

	it('lets others have their turn when 10 ms are over, and at the end', async () => {
		expect(await breaksAfter([1, 2, 3, 4, 5], 5)).toEqual([2, 4, 5]);
	});

	it('does not stop for figures that are known already', async () => {
		expect(await breaksAfter([1, 2, 3, 4, 5], 0)).toEqual([5]);
	});

	it('passes on what a task throws and holds nobody up afterwards', async () => {
		const failing = inTurns([1], () => {
			throw new Error('not computed');
		});
		await expect(failing).rejects.toThrow('not computed');
		expect(await inTurns([1], (item) => item)).toEqual([1]);
	});
});

describe('takeTurns', () => {
	/** So many pieces of 5 ms each by a clock of their own; others note after which of them they had their turn. */
	async function breaksOf(pieces: number): Promise<{ result: string; breaks: number[] }> {
		let [clock, done] = [0, 0];
		const breaks: number[] = [];
		let watching = true;
		const watch = () => {
			if (!watching) return;
			if (done > 0 && breaks.at(-1) !== done) breaks.push(done);
			setImmediate(watch);
		};
		setImmediate(watch);
		const work = (function* () {
			for (; done < pieces; clock += 5) {
				done += 1;
				yield;
			}
			return 'done';
		})();
		const result = await takeTurns(work, () => clock);
		watching = false;
		return { result, breaks };
	}

	it('lets others have their turn between the pieces when 10 ms are over, and at the end', async () => {
		const { result, breaks } = await breaksOf(7);
		expect(result).toBe('done');
		expect(breaks.length).toBeGreaterThan(2);
		expect(breaks.at(-1)).toBe(7);
	});

	it('passes on what a piece throws', async () => {
		const failing = (function* (): Generator<void, never, void> {
			yield;
			throw new Error('not computed');
		})();
		await expect(takeTurns(failing)).rejects.toThrow('not computed');
	});
});

describe('ownTurn', () => {
	it('gives everybody who waits a turn of the event loop of their own', async () => {
		const order: string[] = [];
		const wait = async (name: string) => {
			await ownTurn();
			order.push(name);
			setImmediate(() => order.push(`after ${name}`));
		};
		await Promise.all([wait('one'), wait('two')]);
		await ownTurn();
		expect(order.indexOf('after one')).toBeLessThan(order.indexOf('after two'));
		expect(order.slice(0, 2)).not.toEqual(['one', 'two']);
	});
});
