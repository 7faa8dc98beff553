import { beforeEach, expect, it } from 'vitest';
import { addRow, changeRow } from '$lib/server/db/rows';
import { completion, evidence, evidenceFile } from '$lib/server/db/schema';
import { confirmCompletion } from '$lib/server/confirmation/review';
import { shownRecord } from '$lib/server/confirmation/records';
import { load } from '../../../src/routes/(app)/confirm/+page.server';
import { ownCurrent } from '../../setup/current';
import { rearrange } from '../access/settle';
import { pdf } from '../evidence/files';
import { open } from './page-town';
import { confirmingTown } from './town';

/** What its person has taken back is theirs alone: whoever confirmed it sees nothing of it any more. */

const current = ownCurrent();

let town: Awaited<ReturnType<typeof confirmingTown>>;
let id: number;

beforeEach(async () => {
	town = await confirmingTown();
	current.database.mockResolvedValue(town.database);
	id = await town.record();
	await rearrange(town.database, async (change) => {
		const file = { sha256: 'a'.repeat(64), type: 'application/pdf' as const, size: 9, bytes: pdf() };
		await change.db.insert(evidenceFile).values(file);
		const of = { completionId: id, holdingId: null, fileSha256: file.sha256, sentSha256: file.sha256, name: '私.pdf' };
		await addRow(change, evidence, of);
	});
	await confirmCompletion(town.database, await town.as('hr'), await town.seen(id));
});

const reviewed = async () => {
	const page = await open<{ reviewed: unknown }>(await town.as('hr'), load as never, `?reviewed=${id}`);
	return typeof page === 'number' ? page : page.reviewed;
};
const filesShown = async () => {
	const record = await shownRecord(town.database.reader, await town.as('hr'), 'completion', id, 'confirm');
	return record?.files.map(({ name }) => name);
};

it('shows what was confirmed, and its evidence', async () => {
	expect([await reviewed(), await filesShown()]).toEqual([expect.objectContaining({ id }), ['私.pdf']]);
});

it('shows neither once it was taken back', async () => {
	await rearrange(town.database, (change) => changeRow(change, completion, { id }, { state: 'withdrawn' }));
	expect([await reviewed(), await filesShown()]).toEqual([null, []]);
});
