import { afterAll, expect, it } from 'vitest';
import { chanceOf, fromSeed, isLong, killsOf } from './chance';
import { Inspector } from './inspect';
import { measure, randomMoment, type Usual } from './moments';
import { endAll } from './processes';
import { isDone, type Job, nextJob, saidDone, standingImport } from './runs';
import { freshTown } from './town';

afterAll(endAll);

it(`an import or its undo killed at any moment, alone on the file: all of it is there or nothing ${fromSeed}`, async () => {
	const town = await freshTown();
	const inspector = new Inspector(town);
	let standing: number | null = null;
	const usual = {} as Record<Job['kind'], Usual>;
	for (const kind of ['import', 'undo'] as const) {
		usual[kind] = await measure(town, nextJob(town, standing).start);
		standing = await inspector.look(standingImport);
		expect(standing === null, kind).toBe(kind === 'undo');
	}
	const counts = { before: 0, within: 0, after: 0 };
	const ends = { import: { ...counts }, undo: { ...counts } };
	for (let round = 0; round < killsOf(0.35); round++) {
		const job = nextJob(town, standing);
		const command = job.start();
		const written = await randomMoment(town, usual[job.kind], chanceOf('import', round));
		await command.kill();
		standing = await inspector.look(standingImport);
		const done = isDone(job, standing);
		ends[job.kind][done ? 'after' : written ? 'within' : 'before']++;
		if (saidDone((await command.ended).output)) expect(done, `${job.kind} was told to be done`).toBe(true);
	}
	console.log(`import: ${killsOf(0.35)} kills`, JSON.stringify({ ends, usual }));
	if (!isLong) return;
	for (const end of ['before', 'within', 'after'] as const)
		expect(ends.import[end] + ends.undo[end], end).toBeGreaterThan(0);
});
