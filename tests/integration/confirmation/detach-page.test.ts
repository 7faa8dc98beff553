import { beforeEach, describe, expect, it } from 'vitest';
import { addRow } from '$lib/server/db/rows';
import { evidence, evidenceFile } from '$lib/server/db/schema';
import { removedEvidenceOf } from '$lib/server/evidence/removed';
import { confirmCompletion } from '$lib/server/confirmation/review';
import { LedgerKeeper } from '$lib/server/ledger/keeper';
import { actions, load } from '../../../src/routes/(app)/confirm/correct/+page.server';
import { ownCurrent } from '../../setup/current';
import { rearrange } from '../access/settle';
import { pdf } from '../evidence/files';
import { open } from './page-town';
import { type Actor, confirmingTown } from './town';
import { isHttpError, isRedirect } from '@sveltejs/kit';

/** 人事 takes a file off a record that was confirmed: what should never have been there. */

const current = ownCurrent();

let town: Awaited<ReturnType<typeof confirmingTown>>;
let [id, file] = [0, 0];

beforeEach(async () => {
	town = await confirmingTown();
	current.database.mockResolvedValue(town.database);
	current.ledger.mockImplementation(() => new LedgerKeeper(town.database).current());
	id = await town.record();
	await rearrange(town.database, async (change) => {
		const bytes = { sha256: 'a'.repeat(64), type: 'application/pdf' as const, size: 9, bytes: pdf() };
		await change.db.insert(evidenceFile).values(bytes);
		const of = { completionId: id, holdingId: null, fileSha256: bytes.sha256, sentSha256: bytes.sha256 };
		file = await addRow(change, evidence, { ...of, name: '個人番号.pdf' });
	});
	await confirmCompletion(town.database, await town.as('hr'), await town.seen(id));
});

async function detach(actor: Actor, reason: string) {
	const body = new FormData();
	for (const [name, value] of Object.entries({ file: `${file}`, reason })) body.append(name, value);
	const url = new URL(`http://localhost/confirm/correct?kind=completion&id=${id}&department=1010&/detach`);
	const request = new Request(url, { method: 'POST', body });
	const locals = { viewer: await town.as(actor), sessionId: null, returnTo: '/page', isApi: false };
	const answer: unknown = await Promise.resolve(actions.detach!({ locals, request, url } as never)).catch(
		(thrown: unknown) => thrown
	);
	if (isRedirect(answer)) return answer.location;
	return isHttpError(answer) ? answer.status : answer;
}
const bytesLeft = () => town.database.reader.$count(evidenceFile);

describe('taking a file off a confirmed record', () => {
	it('needs a reason, and keeps what was typed', async () => {
		expect(await detach('hr', '  ')).toMatchObject({
			...{ status: 422, data: { fields: null, tried: { file, message: expect.stringContaining('理由') as string } } }
		});
		expect(await bytesLeft()).toBe(1);
	});

	it('erases it, comes back to the record, and its person reads who and why', async () => {
		expect(await detach('hr', '別の書類でした')).toBe(
			`/confirm/correct?kind=completion&id=${id}&department=1010&detached`
		);
		expect(await bytesLeft()).toBe(0);
		const page = await open<{ record: { files: unknown[]; state: string }; isDetached: boolean }>(
			await town.as('hr'),
			load as never,
			`?kind=completion&id=${id}&detached`
		);
		expect(page).toMatchObject({ record: { files: [], state: 'confirmed' }, isDetached: true });
		const told = await removedEvidenceOf(town.database.reader, await town.as('herself'));
		expect(told).toEqual([
			{ completionId: id, holdingId: null, by: expect.any(String) as string, reason: '別の書類でした' }
		]);
		expect(await removedEvidenceOf(town.database.reader, await town.as('staff'))).toEqual([]);
	});

	it.each<{ actor: Actor; status: number }>([
		{ actor: 'herself', status: 403 },
		{ actor: 'head', status: 403 },
		{ actor: 'deputy', status: 403 }
	])('is refused to $actor', async ({ actor, status }) => {
		expect(await detach(actor, 'x')).toBe(status);
		expect(await bytesLeft()).toBe(1);
	});
});
