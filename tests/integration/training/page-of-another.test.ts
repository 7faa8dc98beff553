import { beforeEach, expect, it } from 'vitest';
import { completion } from '$lib/server/db/schema';
import { actions } from '../../../src/routes/(app)/records/new/+page.server';
import { ownCurrent } from '../../setup/current';
import { smallTown } from './small-town';

/** The page was drawn for one person; in another window of the same browser somebody else has signed in since. */

const current = ownCurrent();

let town: Awaited<ReturnType<typeof smallTown>>;

beforeEach(async () => {
	town = await smallTown();
	current.database.mockResolvedValue(town.database);
});

/** The status of what the form of this page is answered, under the session of 0001. */
async function post(person: string | null): Promise<number> {
	const body = new FormData();
	for (const [name, value] of Object.entries({ courseCode: 'DX-BASIC', completedOn: '2026-06-01', person }))
		if (value !== null) body.append(name, value);
	const request = new Request('http://localhost/records/new', { method: 'POST', body });
	const locals = { viewer: await town.viewer('0001'), sessionId: null, returnTo: '/', isApi: false };
	const answer = await Promise.resolve(actions.default!({ locals, request } as never)).catch((thrown) => thrown);
	return (answer as { status: number }).status;
}

it.each([
	{ person: '0003', status: 409, records: 0, because: 'it was typed by another' },
	{ person: '0001', status: 303, records: 1, because: 'it is their own' },
	{ person: null, status: 303, records: 1, because: 'an older page does not say' }
])('$status: $because', async ({ person, status, records }) => {
	expect(await post(person)).toBe(status);
	expect(await town.database.reader.select().from(completion)).toHaveLength(records);
});
