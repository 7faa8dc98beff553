import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { type Random } from '$lib/server/demonstration/random';
import { chanceOf, fromSeed, killsOf } from './chance';
import { Client } from './clients';
import { Inspector } from './inspect';
import { endAll, serve } from './processes';
import { recordFaults } from './records';
import { clientNumbers, freshTown } from './town';

afterAll(endAll);

/** Waits until a random number of answers have come and a few milliseconds more: however fast the machine is today. */
async function enough(clients: Client[], chance: Random): Promise<void> {
	const count = () => clients.reduce((sum, { answers }) => sum + answers.length, 0);
	const last = count() + chance.integer(0, 60);
	while (count() < last) await sleep(1);
	await sleep(30 * chance.next());
}

it(`a server killed while eight people record: what they were told was saved is there, once ${fromSeed}`, async () => {
	const town = await freshTown();
	const inspector = new Inspector(town);
	const clients = clientNumbers.map((number) => new Client(number));
	let server = await serve(town);
	for (const client of clients) await client.signIn(server.url);
	for (let round = 0; round < killsOf(0.4); round++) {
		const chance = chanceOf('records', round);
		const posting = clients.map((client, index) =>
			client.postOn(server.url, chanceOf(`records of client ${index}`, round))
		);
		await Promise.race([...posting, enough(clients, chance)]);
		await server.kill();
		await Promise.all(posting);
		// Of two, one is first looked at by a reader, the other by the next server.
		const looked = chance.chance(0.5);
		if (looked) await lookAt();
		server = await serve(town);
		if (!looked) await lookAt();
	}
	const ends = (end: string) => clients.flatMap(({ answers }) => answers).filter((answer) => answer.end === end).length;
	console.log(
		`records: ${killsOf(0.4)} kills, ${['saved', 'refused', 'there', 'unanswered'].map((end) => `${ends(end)} ${end}`).join(', ')}`
	);
	expect(ends('saved')).toBeGreaterThan(0);
	expect(ends('unanswered'), 'some were under way when the server was killed').toBeGreaterThan(0);

	async function lookAt() {
		const answers = clients.flatMap((client) => client.answers);
		expect(await inspector.look((tx) => recordFaults(tx, answers))).toEqual([]);
	}
});
