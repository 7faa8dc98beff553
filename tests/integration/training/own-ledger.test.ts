import { beforeEach, describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { correctCompletion } from '$lib/server/confirmation/correct';
import { account, completion, evidence } from '$lib/server/db/schema';
import { LedgerKeeper } from '$lib/server/ledger/keeper';
import { waitingCompletions } from '$lib/server/confirmation/queue/queue';
import { ownLedger } from '$lib/server/training/own-ledger';
import { presentAgain } from '$lib/server/training/present-again';
import { recordFormFor } from '$lib/server/training/record-form';
import { inArray } from 'drizzle-orm';
import { actions } from '../../../src/routes/(app)/records/+page.server';
import { actions as recording } from '../../../src/routes/(app)/records/new/+page.server';
import { ownCurrent } from '../../setup/current';
import { rearrange } from '../access/settle';
import { type Actor, confirmingTown } from '../confirmation/town';
import { post } from '../confirmation/page-town';
import { pdf, png } from '../evidence/files';

/** 自分の台帳: what others did to one's record, and what one lays beside it. */

const current = ownCurrent();

let town: Awaited<ReturnType<typeof confirmingTown>>;

beforeEach(async () => {
	town = await confirmingTown();
	current.database.mockResolvedValue(town.database);
});

const ledgerOf = async (actor: Actor) => {
	const keeper = new LedgerKeeper(town.database);
	return ownLedger(town.database.reader, await keeper.current(), await town.as(actor));
};
const picture = async (name = '修了証.png') => new File([await png()], name);

it('shows what was corrected old → new with who and why, to its person alone', async () => {
	const id = await town.record();
	const claim = { courseCode: 'SECURITY', completedOn: day('2026-06-02'), hours: 1.5, comprehension: 4 };
	expect(
		await correctCompletion(town.database, await town.as('hr'), await town.seen(id), claim, '修了証の日付')
	).toEqual(expect.objectContaining({ ok: true }));
	const [record] = await ledgerOf('herself');
	expect(record).toMatchObject({ state: 'confirmed', enteredBy: null, hasNoConfirmer: false });
	expect(record?.corrections).toMatchObject([
		{
			...{ by: '人事 三', reason: '修了証の日付' },
			changes: [
				{ field: 'course', before: 'DX-BASIC研修', after: 'SECURITY研修' },
				{ field: 'completedOn', before: '2026-06-01', after: '2026-06-02' }
			]
		}
	]);
	expect(await ledgerOf('staff')).toEqual([]);
});

it('says where nobody can confirm', async () => {
	await town.record();
	expect((await ledgerOf('herself'))[0]?.hasNoConfirmer).toBe(false);
	await rearrange(town.database, async ({ db }) => {
		const others = inArray(account.staffNumber, ['0002', '0004', '0005', '0006', '0007']);
		await db
			.update(account)
			.set({ lockedAt: '2026-06-01T00:00:00.000Z' as never })
			.where(others);
	});
	expect((await ledgerOf('herself'))[0]?.hasNoConfirmer).toBe(true);
});

describe('evidence from 自分の台帳', () => {
	const attach = async (actor: Actor, fields: Record<string, string | File>) =>
		post(await town.as(actor), actions.attach as never, fields);

	it.each(['waiting', 'returned', 'confirmed'] as const)('is put on a record that is %s', async (state) => {
		const id = await town.record({ state });
		const answer = await attach('herself', { id: `${id}`, evidence: await picture() });
		expect(answer).toMatchObject({ status: 303, to: '/records?attached' });
		expect((await ledgerOf('herself'))[0]?.evidence).toMatchObject([{ name: '修了証.png', type: 'image/png' }]);
	});

	it.each<{ actor: Actor; fields: Record<string, string>; file: boolean; status: number; because: string }>([
		{ actor: 'herself', fields: { id: '1' }, file: false, status: 422, because: '何も選んでいない' },
		{ actor: 'herself', fields: { id: '99' }, file: true, status: 409, because: '記録がない' },
		{ actor: 'staff', fields: { id: '1' }, file: true, status: 409, because: 'ほかの人の記録は、ないのと同じ' },
		{ actor: 'herself', fields: {}, file: true, status: 409, because: '番号がない' }
	])('is refused with a sentence: $because', async ({ actor, fields, file, status }) => {
		await town.record();
		const answer = await attach(actor, { ...fields, ...(file && { evidence: await picture() }) });
		expect([answer.status, answer.data.message]).toEqual([status, expect.any(String)]);
		expect(await town.database.reader.select().from(evidence)).toEqual([]);
	});

	it('puts a returned record to 確認 again in one tap, with what it said', async () => {
		const values = { state: 'returned', returnReason: '証跡がありません。', hours: 2.5, comprehension: 3 } as const;
		const id = await town.record({ ...values, method: '集合', sources: ['名簿', '本人'] });
		const before = await town.row(id);
		const answer = await attach('herself', { id: `${id}`, again: 'on', evidence: await picture() });
		expect(answer).toMatchObject({ status: 303, to: '/records?again' });
		const after = await town.row(id);
		expect(after).toEqual({ ...before, state: 'waiting', returnReason: null, entry: after.entry });
		expect(after.entry).toBeGreaterThan(before.entry);
		expect((await ledgerOf('herself'))[0]?.evidence).toMatchObject([{ name: '修了証.png' }]);
		const waiting = await waitingCompletions(town.database.reader, await town.as('head'), 50);
		expect(waiting).toMatchObject([{ id, evidence: expect.stringMatching(/\d/) as string }]);
	});

	it.each(['waiting', 'confirmed'] as const)(
		'says so where the record is %s by now; the evidence is on it',
		async (state) => {
			const id = await town.record({ state });
			const answer = await attach('herself', { id: `${id}`, again: 'on', evidence: await picture() });
			expect([answer.status, answer.data.message]).toEqual([409, expect.stringMatching(/^証跡は付けましたが/)]);
			expect((await town.row(id)).state).toBe(state);
			expect((await ledgerOf('herself'))[0]?.evidence).toHaveLength(1);
		}
	);

	it('is not put to 確認 again by somebody else', async () => {
		const id = await town.record({ state: 'returned', returnReason: '証跡がありません。' });
		expect(await presentAgain(town.database, await town.as('staff'), id)).toEqual({
			ok: false,
			reason: 'not-returned'
		});
		expect((await town.row(id)).state).toBe('returned');
	});

	it('is taken off again while it waits, and not once it is confirmed', async () => {
		const [waiting, confirmed] = [await town.record(), await town.record({ state: 'confirmed', courseId: 2 })];
		for (const id of [waiting, confirmed])
			await attach('herself', { id: `${id}`, evidence: await picture(`${id}.png`) });
		const detach = async (file: number) => post(await town.as('herself'), actions.detach as never, { file: `${file}` });
		expect(await detach(1)).toMatchObject({ status: 303, to: '/records?detached' });
		expect(await detach(2)).toMatchObject({ status: 409, data: { message: expect.any(String) as string } });
		expect((await town.database.reader.select().from(evidence)).map(({ id }) => id)).toEqual([2]);
	});
});

describe('evidence with 受講を記録する', () => {
	const typed = { courseCode: 'DX-BASIC', completedOn: '2026-06-01', hours: '', comprehension: '' };
	const record = async (fields: Record<string, string | File>) =>
		post(await town.as('herself'), recording.default as never, { ...typed, ...fields });

	it('is on the record that is made', async () => {
		const answer = await record({ evidence: new File([new Uint8Array(pdf())], '修了証.pdf') });
		expect(answer).toMatchObject({ status: 303, to: '/records?saved=1' });
		expect((await ledgerOf('herself'))[0]).toMatchObject({ state: 'waiting', evidence: [{ name: '修了証.pdf' }] });
	});

	it('is kept with what was typed when the form is refused, and sent along then', async () => {
		const first = await record({ completedOn: '2026-02-30', evidence: await picture() });
		expect(first).toMatchObject({
			status: 422,
			data: { fields: { completedOn: '2026-02-30' }, sent: [{ name: '修了証.png' }] }
		});
		const [one] = first.data.sent as { sha256: string; name: string }[];
		expect((await record({ sent: `${one!.sha256} ${one!.name}` })).to).toBe('/records?saved=1');
		expect((await ledgerOf('herself'))[0]?.evidence).toMatchObject([{ name: '修了証.png' }]);
	});

	it('is refused beside its field where it is none, and nothing is recorded', async () => {
		const { status, data } = await record({ evidence: new File(['x'], 'x.png') });
		expect([status, data.evidence]).toEqual([422, expect.any(String)]);
		expect(await town.database.reader.select().from(completion)).toEqual([]);
	});

	it('stays on a returned record that is mended', async () => {
		const id = await town.record();
		await post(await town.as('herself'), actions.attach as never, { id: `${id}`, evidence: await picture() });
		await rearrange(town.database, async ({ db }) => void (await db.update(completion).set({ state: 'returned' })));
		const keeper = new LedgerKeeper(town.database);
		const form = await recordFormFor(town.database.reader, await keeper.current(), await town.as('herself'));
		expect(form.returned).toMatchObject([{ id, evidence: [{ name: '修了証.png' }] }]);
		expect((await record({ mends: `${id}` })).status).toBe(303);
		expect(await ledgerOf('herself')).toMatchObject([{ id, state: 'waiting', evidence: [{ name: '修了証.png' }] }]);
	});
});
