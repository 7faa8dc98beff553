import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { type Random } from '$lib/server/demonstration/random';
import { chanceOf, fromSeed, isLong, killsOf } from './chance';
import { Client } from './clients';
import { freshFigure, pageFigure } from './figures';
import { Inspector } from './inspect';
import { endAll, serve } from './processes';
import { recordFaults } from './records';
import { isDone, type Job, nextJob, saidDone, standingImport } from './runs';
import { clientNumbers, freshTown, officer } from './town';

afterAll(endAll);

const victims = ['command', 'server', 'both'] as const;

it(`an import or its undo beside a server that people record on, either killed, or both ${fromSeed}`, async () => {
	const town = await freshTown();
	const inspector = new Inspector(town);
	const clients = clientNumbers.slice(0, 3).map((number) => new Client(number));
	const reader = new Client(officer);
	let server = await serve(town);
	for (const client of [...clients, reader]) await client.signIn(server.url);

	let standing: number | null = null;
	const usual = {} as Record<Job['kind'], number>;
	for (const kind of ['import', 'undo'] as const) {
		usual[kind] = await besidePosting(
			async () => {
				const from = performance.now();
				const { status, output } = await nextJob(town, standing).start().ended;
				expect({ status, output }).toMatchObject({ status: 0 });
				return performance.now() - from;
			},
			chanceOf('beside, first', 0)
		);
		standing = await lookAt();
	}

	const ends = { before: 0, after: 0 };
	const rounds = killsOf(0.25);
	for (let round = 0; round < rounds; round++) {
		const chance = chanceOf('beside', round);
		const victim = victims[round % 3]!;
		const job = nextJob(town, standing);
		const command = job.start();
		await besidePosting(async () => {
			// Most of them when it is about to write.
			const [first, last] = chance.chance(0.7) ? [0.6, 1.1] : [0, 0.6];
			await sleep(usual[job.kind] * (first + (last - first) * chance.next()));
			await Promise.all([victim !== 'server' && command.kill(), victim !== 'command' && server.kill()]);
		}, chance);
		// Of two, one starts the next server while the command that is left goes on.
		if (chance.chance(0.5)) await command.ended;
		if (victim !== 'command') server = await serve(town);
		const { output } = await command.ended;
		standing = await lookAt();
		const done = isDone(job, standing);
		ends[done ? 'after' : 'before']++;
		if (saidDone(output)) expect(done, `${job.kind} was told to be done`).toBe(true);
		expect(await pageFigure(server.url, reader)).toEqual(await inspector.look(freshFigure));
	}
	console.log(`beside: ${rounds} rounds`, JSON.stringify({ ends, usual }));
	if (isLong) expect(Math.min(ends.before, ends.after)).toBeGreaterThan(0);

	async function besidePosting<T>(task: () => Promise<T>, chance: Random): Promise<T> {
		const enough = new AbortController();
		const posting = clients.map((client) => client.postOn(server.url, chance, { until: enough.signal, pause: 20 }));
		try {
			return await task();
		} finally {
			enough.abort();
			await Promise.all(posting);
		}
	}

	async function lookAt(): Promise<number | null> {
		const answers = clients.flatMap((client) => client.answers);
		const { faults, standing } = await inspector.look(async (tx) => ({
			faults: await recordFaults(tx, answers),
			standing: await standingImport(tx)
		}));
		expect(faults).toEqual([]);
		return standing;
	}
});
