import { beforeEach, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import {
	departmentsWithoutConfirmer,
	ownWithoutConfirmer,
	recordsWithoutConfirmer
} from '$lib/server/confirmation/queue/without-confirmer';
import { changeRow } from '$lib/server/db/rows';
import { account } from '$lib/server/db/schema';
import { confirmationDecided, decideConfirmation } from '$lib/server/confirmation/settings';
import { recordHolding } from '$lib/server/qualification/commands';
import { ownQualifications } from '$lib/server/qualification/own-page';
import { LedgerKeeper } from '$lib/server/ledger/keeper';
import { rearrange } from '../access/settle';
import { type Actor, confirmingTown } from '../confirmation/town';
import { claimOf } from './small-town';

/** 承認者不在 of qualifications, as of completions. */

let town: Awaited<ReturnType<typeof confirmingTown>>;

beforeEach(async () => {
	town = await confirmingTown({ heads: false });
});

async function lock(...numbers: string[]) {
	for (const number of numbers)
		await rearrange(town.database, async (change) => {
			const [row] = await change.db.select().from(account).where(eq(account.staffNumber, number));
			await changeRow(change, account, row!, { lockedAt: '2026-06-01T00:00:00.000Z' });
		});
}

async function record(actor: Actor): Promise<number> {
	const outcome = await recordHolding(town.database, await town.as(actor), claimOf());
	if (!outcome.ok) throw new Error(outcome.reason);
	return outcome.id;
}

it('is told to its person, to 人事 and, without names, to 管理者', async () => {
	await lock('0007');
	const [ofHr, { reader }] = [await record('hr'), town.database];
	await record('herself');
	await town.record({}, '0008');
	expect(await ownWithoutConfirmer(reader, await town.as('hr'), 'holding')).toEqual([ofHr]);
	expect(await ownWithoutConfirmer(reader, await town.as('hr'))).toEqual([]);
	expect(await ownWithoutConfirmer(reader, await town.as('herself'), 'holding')).toEqual([]);
	expect(await recordsWithoutConfirmer(reader, await town.as('hr'))).toMatchObject([
		{ kind: 'holding', id: ofHr, name: '人事 三', subject: '応用情報技術者試験', on: '2023-06-18' }
	]);
	expect(await recordsWithoutConfirmer(reader, await town.as('staff'))).toEqual([]);
	expect(await departmentsWithoutConfirmer(reader, await town.as('admin'))).toEqual([
		{ departmentCode: '1020', department: '財政課', count: 1 }
	]);
	const ledger = await new LedgerKeeper(town.database).current();
	const { holdings } = await ownQualifications(reader, ledger, await town.as('hr'));
	expect(holdings).toMatchObject([{ id: ofHr, hasNoConfirmer: true }]);
});

it('is of each kind by what is decided for it', async () => {
	await lock('0006', '0007');
	const id = await record('herself');
	const own = async () => ownWithoutConfirmer(town.database.reader, await town.as('herself'), 'holding');
	const decide = async (completions: '人事' | '所属長', holdings: '人事' | '所属長', entry: number) =>
		decideConfirmation(town.database, await town.as('admin'), { completions, holdings }, entry);
	expect(await own()).toEqual([id]);
	expect(await decide('所属長', '人事', 0)).toEqual({ ok: true });
	expect(await own()).toEqual([id]);
	const { entry } = await confirmationDecided(town.database.reader);
	expect(await decide('人事', '所属長', entry)).toEqual({ ok: true });
	expect(await own()).toEqual([]);
});
