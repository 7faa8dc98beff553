import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { commandsAtOnce } from '$lib/domain/outbox';
import { type Random } from '$lib/server/demonstration/random';
import { chanceOf, fromSeed, killsOf } from './chance';
import { Inspector } from './inspect';
import { Phone, phoneFaults } from './phones';
import { endAll, serve } from './processes';
import { clientNumbers, freshTown } from './town';

afterAll(endAll);

/** Waits until a random number of batches were answered and a few milliseconds more. */
async function enough(phones: Phone[], chance: Random): Promise<void> {
	const count = () => phones.reduce((sum, { answers }) => sum + answers, 0);
	const last = count() + chance.integer(0, 8);
	while (count() < last) await sleep(1);
	await sleep(60 * chance.next());
}

it(`a server killed under four phones: what they were told is there once, the rest wholly or not at all ${fromSeed}`, async () => {
	const town = await freshTown();
	const inspector = new Inspector(town);
	const phones = clientNumbers.slice(0, 4).map((number) => new Phone(number));
	let server = await serve(town);
	for (const { client } of phones) await client.signIn(server.url);
	let cutShort = 0;
	for (let round = 0; round < killsOf(0.2); round++) {
		const chance = chanceOf('outbox', round);
		const sending = phones.map((one, index) => one.sendOn(server.url, chanceOf(`outbox of phone ${index}`, round)));
		await Promise.race([...sending, enough(phones, chance)]);
		await server.kill();
		await Promise.all(sending);
		cutShort += phones.filter(({ unanswered }) => unanswered.length > 0).length;
		const faults = await inspector.look(async (tx) => {
			const found: string[] = [];
			for (const one of phones) found.push(...(await phoneFaults(tx, one)));
			return found;
		});
		expect(faults).toEqual([]);
		server = await serve(town);
	}
	const ends = (end: string) => phones.flatMap(({ told }) => [...told.values()]).filter((one) => one === end).length;
	const ended = ['applied', 'duplicate', 'rejected'].map((end) => `${ends(end)} ${end}`).join(', ');
	console.log(`outbox: ${killsOf(0.2)} kills, ${cutShort} batches unanswered, ${ended}`);
	expect(cutShort, 'some were under way when the server was killed').toBeGreaterThan(0);
	expect(ends('applied')).toBeGreaterThan(0);
	for (const one of phones) expect(await sentAgain(one, server.url)).toEqual(new Set(['duplicate']));
});

/** What becomes of everything that was done, sent once more. */
async function sentAgain(one: Phone, url: string): Promise<Set<string | undefined>> {
	const done = one.made.filter(({ opId }) => ['applied', 'duplicate'].includes(one.told.get(opId) ?? ''));
	const outcomes = new Set<string | undefined>();
	for (let start = 0; start < done.length; start += commandsAtOnce) {
		const answers = await one.send(url, done.slice(start, start + commandsAtOnce));
		for (const answer of answers ?? [undefined]) outcomes.add(answer?.outcome);
	}
	return outcomes;
}
