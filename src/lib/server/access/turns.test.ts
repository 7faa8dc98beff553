import { expect, it } from 'vitest';
import { Turns } from './turns';

/** Tasks that go on until they are told to end; `begun` tells which have begun, in order. */
function work() {
	const begun: string[] = [];
	const ends = new Map<string, () => void>();
	const task = (name: string) => () =>
		new Promise<string>((resolve) => {
			begun.push(name);
			ends.set(name, () => resolve(name));
		});
	const end = async (name: string) => {
		ends.get(name)?.();
		await new Promise(setImmediate);
	};
	return { begun, task, end };
}

it('begins no more at once than it may, and the next when one has ended', async () => {
	const { begun, task, end } = work();
	const turns = new Turns(2, 10);
	for (const name of ['a', 'b', 'c', 'd']) void turns.first(task(name));
	expect(begun).toEqual(['a', 'b']);
	await end('b');
	expect(begun).toEqual(['a', 'b', 'c']);
});

it('lets whoever has a person waiting go before all the others', async () => {
	const { begun, task, end } = work();
	const turns = new Turns(1, 10);
	for (const name of ['invitation 1', 'invitation 2']) void turns.last(task(name));
	void turns.first(task('sign-in'));
	await end('invitation 1');
	await end('sign-in');
	expect(begun).toEqual(['invitation 1', 'sign-in', 'invitation 2']);
});

it('turns away whom it cannot let wait, without beginning anything', async () => {
	const { begun, task, end } = work();
	const turns = new Turns(1, 1);
	const [first, second] = [turns.first(task('a')), turns.first(task('b'))];
	expect(await turns.first(task('c'))).toBeNull();
	await end('a');
	await end('b');
	expect([await first, await second, begun]).toEqual(['a', 'b', ['a', 'b']]);
});

it('lets any number wait behind the people', async () => {
	const { begun, task, end } = work();
	const turns = new Turns(1, 0);
	const names = Array.from({ length: 50 }, (_, index) => `${index}`);
	for (const name of names) void turns.last(task(name));
	for (const name of names) await end(name);
	expect(begun).toEqual(names);
});

it('goes on after a task that failed', async () => {
	const turns = new Turns(1, 1);
	const failed = turns.first(() => Promise.reject(new Error('disk full')));
	await expect(failed).rejects.toThrow('disk full');
	expect(await turns.first(async () => 'next')).toBe('next');
});
