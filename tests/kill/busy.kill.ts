import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { Client } from './clients';
import { Inspector } from './inspect';
import { endAll, serve, startNode } from './processes';
import { recordFaults } from './records';
import { clientNumbers, freshTown, type TownFile } from './town';

afterAll(endAll);

const held = 5_000;

/** Holds the database's write lock in a process of its own; `released` when that has been killed, five seconds later. */
async function holdLock({ url }: TownFile) {
	const { child, kill } = startNode(['tests/kill/hold.ts'], { DATABASE_URL: url });
	await Promise.race([once(child.stdout!, 'data'), once(child, 'exit')]);
	if (child.exitCode !== null) throw new Error('the lock was not to be had');
	return { released: sleep(held).then(kill) };
}

it('fifty records at once while another process holds the lock for 5 s: all acknowledged once, and there after a kill', async () => {
	const town = await freshTown();
	const clients = clientNumbers.map((number) => new Client(number));
	const server = await serve(town);
	for (const client of clients) await client.signIn(server.url);
	for (const client of clients) await client.post(server.url, client.newClaim());

	const { released } = await holdLock(town);
	const turns = Array.from({ length: 40 }, (_, index) => clients[index % clients.length]!);
	const twice = clients.slice(0, 5).map((client) => ({ client, claim: client.newClaim() }));
	const posts = [
		...turns.map((client) => client.post(server.url, client.newClaim())),
		...[...twice, ...twice].map(({ client, claim }) => client.post(server.url, claim))
	];
	let answered = 0;
	for (const post of posts)
		post.then(
			() => answered++,
			() => undefined
		);
	await sleep(held / 2);
	expect(answered, 'nobody is told anything that is not so yet').toBe(0);
	const page = await clients[0]!.get(`${server.url}/api/records`);
	expect({ status: page.status, records: ((await page.json()) as unknown[]).length }).toEqual({
		status: 200,
		records: 1
	});

	const ends = (await Promise.all(posts)).map(({ end }) => end);
	await server.kill();
	await released;
	expect(ends.filter((end) => end === 'saved')).toHaveLength(45);
	expect(ends.filter((end) => end === 'there')).toHaveLength(5);
	const answers = clients.flatMap((client) => client.answers);
	const seen = await new Inspector(town).look(async (tx) => ({
		faults: await recordFaults(tx, answers),
		never: (await tx.raw.execute(`SELECT * FROM throttle WHERE key = 'never'`)).rows
	}));
	expect(seen).toEqual({ faults: [], never: [] });
});
