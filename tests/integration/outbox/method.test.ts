import { beforeEach, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { type ClaimFields } from '$lib/domain/training';
import { completion, outboxCommand } from '$lib/server/db/schema';
import { amendCompletion } from '$lib/server/training/own-commands';
import { day } from '$lib/domain/calendar';
import { smallTown } from '../training/small-town';
import { phone, send } from './commands';

/** 実施方法, which builds before it was asked for never say. */

let town: Awaited<ReturnType<typeof smallTown>>;
let device: ReturnType<typeof phone>;

beforeEach(async () => {
	town = await smallTown();
	device = phone();
});

const answered = async (...commands: unknown[]) => send(town.database, await town.viewer('0001'), commands);
const record = async () => (await town.database.reader.select().from(completion)).at(-1)!;
const alter = async (method: string | null) => {
	const { id, entry } = await record();
	const claim = { courseCode: 'DX-BASIC', completedOn: day('2026-06-01'), hours: null, comprehension: null, method };
	expect(await amendCompletion(town.database, await town.viewer('0001'), { id, entry }, claim)).toEqual({ ok: true });
};

it('is kept in the usual spelling, and changed and taken away by edits', async () => {
	const first = device.record({ method: 'ｅラーニング' });
	const second = device.amend(first, { method: '動画' });
	expect(await answered(first, second)).toMatchObject([{ outcome: 'applied' }, { outcome: 'applied' }]);
	expect((await record()).method).toBe('動画');
	expect(await answered(device.amend(second, { method: '' }))).toMatchObject([{ outcome: 'applied' }]);
	expect((await record()).method).toBeNull();
});

it('stays as it is where an older build edits the record, which says nothing of it', async () => {
	const first = device.record({ method: '動画' });
	await answered(first, device.amend(first, { hours: '2' }));
	expect(await record()).toMatchObject({ method: '動画', hours: 2 });
});

it('stays as somebody changed it meanwhile where the edit of a phone is about something else', async () => {
	const first = device.record({ method: '動画' });
	await answered(first);
	await alter('集合研修');
	expect(await answered(device.amend(first, { method: '動画', hours: '2' }))).toMatchObject([{ outcome: 'applied' }]);
	expect(await record()).toMatchObject({ method: '集合研修', hours: 2 });
});

it('is another version where both changed it: the person decides', async () => {
	const first = device.record({ method: '動画' });
	await answered(first);
	await alter('集合研修');
	const [answer] = await answered(device.amend(first, { method: '所属内研修' }));
	expect(answer).toMatchObject({ outcome: 'conflict', server: { method: '集合研修' } });
	const { entry } = await record();
	expect(await answered(device.amend(first, { method: '所属内研修' }, entry))).toMatchObject([{ outcome: 'applied' }]);
	expect((await record()).method).toBe('所属内研修');
});

it('contradicts nothing where a command was done before it was noted', async () => {
	const first = device.record();
	await answered(first);
	await town.database.transact(({ raw }) => raw.execute('UPDATE outbox_command SET method = NULL'));
	await town.database.transact(({ raw }) => raw.execute("UPDATE completion SET method = '集合'"));
	expect(await answered(device.amend(first, { hours: '2' }))).toMatchObject([{ outcome: 'applied' }]);
	expect(await record()).toMatchObject({ method: '集合', hours: 2 });
});

it.each<[there: string | null, said: string, is: string | null, isPartial: boolean, because: string]>([
	[null, '動画', '動画', false, 'a blank is filled'],
	['集合', '集合研修', '集合', false, 'only spelt otherwise'],
	['集合', '動画', '集合', true, 'the record stays, and its person is told'],
	['集合', '', '集合', false, 'who says none contradicts nothing']
])('of a training that is known: %s, %s', async (there, said, is, isPartial) => {
	await town.records('0001', 'DX-BASIC', '2026-06-01');
	const stored = JSON.stringify(['名簿']);
	await town.database.transact(({ raw }) =>
		raw.execute({ sql: 'UPDATE completion SET method = ?, sources = ?', args: [there, stored] })
	);
	const [answer] = await answered(device.record({ method: said }));
	expect(answer).toMatchObject({ outcome: 'duplicate' });
	expect((await record()).method).toBe(is);
	expect('server' in answer!).toBe(isPartial);
});

it('is no part of the digest of a command that does not say it', async () => {
	const without = device.record();
	await answered(without);
	const digests = () => town.database.reader.select({ digest: outboxCommand.digest }).from(outboxCommand);
	const [{ digest }] = (await digests()) as [{ digest: string }];
	expect(await answered(without)).toMatchObject([{ outcome: 'duplicate' }]);
	const { method: _, ...claim } = { ...without.claim, method: '動画' } satisfies ClaimFields;
	expect(await answered({ ...without, claim })).toMatchObject([{ outcome: 'duplicate' }]);
	expect(await answered({ ...without, claim: { ...claim, method: '動画' } })).toMatchObject([
		{ outcome: 'rejected', code: 'id-reused' }
	]);
	expect(await town.database.reader.select().from(outboxCommand).where(eq(outboxCommand.digest, digest))).toHaveLength(
		1
	);
});

it('that is no text makes the command unreadable', async () => {
	const made = device.record();
	expect(await answered({ ...made, claim: { ...made.claim, method: 7 } })).toMatchObject([{ code: 'unreadable' }]);
});
