import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandVersion, oldestVersion, type OutboxRequest } from '$lib/domain/outbox';
import { outboxCommand } from '$lib/server/db/schema';
import { smallTown } from '../training/small-town';
import { send } from './commands';

/** A phone with yesterday's build meets today's server (tests/fixtures/outbox/README.md). */

const folder = join(import.meta.dirname, '../../fixtures/outbox');

/** Without the sentences, which may be put better one day, and without the numbers of entries. */
type Recorded = { request: OutboxRequest; answers: object[]; digests: Record<string, string> };

const recordedOf = (version: number): Recorded[] =>
	readdirSync(join(folder, `version-${version}`))
		.sort()
		.map((name) => JSON.parse(readFileSync(join(folder, `version-${version}`, name), 'utf8')) as Recorded);

const versions = Array.from({ length: commandVersion - oldestVersion + 1 }, (_, index) => oldestVersion + index);

it('has a recorded story for every version that is taken, and no other', () => {
	const names = readdirSync(folder).filter((name) => name.startsWith('version-'));
	expect(names.sort()).toEqual(versions.map((version) => `version-${version}`).sort());
});

describe.each(versions)('version %i', (version) => {
	it('is taken and answered as it was recorded; sent again, everything is known', async () => {
		const { database, viewer } = await smallTown();
		const hanako = await viewer('0001');
		const story = recordedOf(version);
		for (const { request, answers } of story)
			expect(await send(database, hanako, request.commands, request)).toMatchObject(answers);

		const rows = await database.reader.select().from(outboxCommand);
		const digests = Object.assign({}, ...story.map((part) => part.digests)) as Recorded['digests'];
		expect(Object.fromEntries(rows.map(({ opId, digest }) => [opId, digest]))).toEqual(digests);

		const done = story.flatMap(({ request }) => request.commands).filter(({ opId }) => opId in digests);
		const asMade = done.filter(({ opId }, nth) => done.findIndex((one) => one.opId === opId) === nth);
		const again = await send(database, hanako, asMade);
		expect(again.map(({ outcome }) => outcome)).toEqual(asMade.map(() => 'duplicate'));
	});
});
