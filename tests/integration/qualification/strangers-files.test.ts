import { expect, it } from 'vitest';
import { shownHoldings } from '$lib/server/confirmation/records';
import { waitingHoldings } from '$lib/server/qualification/waiting';
import { addRow } from '$lib/server/db/rows';
import { evidence, evidenceFile } from '$lib/server/db/schema';
import { rearrange } from '../access/settle';
import { smallTown } from './small-town';

it('says of a stranger’s same certificate that there is one, and not how its files are called', async () => {
	const [town, sha256] = [await smallTown(), 'a'.repeat(64)];
	const certificateNumber = '第AP-2023-06-00123号';
	const own = await town.records('0001', { certificateNumber });
	const holdingId = await town.records('0003', { certificateNumber, passedOn: '2024' });
	await rearrange(town.database, async (change) => {
		const file = { type: 'application/pdf' as const, size: 1, bytes: Buffer.from('x') };
		await change.db.insert(evidenceFile).values({ sha256, ...file });
		await addRow(change, evidence, {
			...{ completionId: null, holdingId, fileSha256: sha256, sentSha256: sha256 },
			name: '髙橋実の合格証書.pdf'
		});
	});
	const shownTo = async (number: string) => {
		const viewer = await town.viewer(number);
		const rows = await waitingHoldings(town.database.reader, viewer, 50);
		return shownHoldings(
			town.database.reader,
			viewer,
			rows.filter(({ id }) => id === own)
		);
	};
	expect((await shownTo('0002'))[0]!.duplicates).toEqual([
		{ id: holdingId, reason: 'same-number', shown: null, files: [] }
	]);
	expect((await shownTo('0004'))[0]!.duplicates).toMatchObject([
		{ shown: { name: '髙橋 実' }, files: [{ name: '髙橋実の合格証書.pdf' }] }
	]);
});
