import { afterAll, expect, it } from 'vitest';
import { chanceOf, fromSeed, isLong } from './chance';
import { Client } from './clients';
import { pageFigure, reportedFigure } from './figures';
import { endAll, serve, startKenshu } from './processes';
import { clientNumbers, freshTown, officer, packagePath } from './town';

afterAll(endAll);

it(`after every change by whichever process the server's figure is that of a fresh report ${fromSeed}`, async () => {
	const town = await freshTown();
	const server = await serve(town);
	const [client, reader] = [new Client(clientNumbers[0]!), new Client(officer)];
	for (const one of [client, reader]) await one.signIn(server.url);
	const standing = { yearly: 0, single: 0 };
	let imports = 1;

	async function kenshu(...words: string[]): Promise<void> {
		expect(await startKenshu(town, ...words).ended, words.join(' ')).toMatchObject({ status: 0 });
	}

	/** Takes the package in, or back where it is. */
	async function turn(name: keyof typeof standing): Promise<void> {
		if (standing[name] > 0) await kenshu('import', 'undo', String(standing[name]));
		else await kenshu('import', packagePath(name));
		standing[name] = standing[name] > 0 ? 0 : ++imports;
	}

	const changes = {
		yearly: () => turn('yearly'),
		single: () => turn('single'),
		record: async () => expect(await client.post(server.url, client.newClaim())).toMatchObject({ end: 'saved' })
	};
	const names = Object.keys(changes) as (keyof typeof changes)[];
	const chance = chanceOf('figures');
	const more = isLong ? Array.from({ length: 20 }, () => chance.pick(names)) : [];
	const figures = new Set<string>();
	for (const name of ['record', 'yearly', 'single', 'yearly', ...more] as const) {
		await changes[name]();
		const [page, reported] = await Promise.all([pageFigure(server.url, reader), reportedFigure(town)]);
		expect(page, `after ${name}`).toEqual(reported);
		figures.add(JSON.stringify(page));
	}
	expect(figures.size, 'the figure moved').toBeGreaterThan(2);
});
