import { beforeAll, beforeEach, expect, it } from 'vitest';
import { v7 } from 'uuid';
import { type Viewer } from '$lib/domain/access';
import { mostFiles } from '$lib/domain/evidence';
import { type AttachCommand, type Command } from '$lib/domain/outbox';
import { verifyAudit } from '$lib/server/audit/verify/verify';
import { returnCompletion } from '$lib/server/confirmation/review';
import { type Database } from '$lib/server/db/open';
import { completion, entry, evidence, outboxCommand } from '$lib/server/db/schema';
import { removeEvidence } from '$lib/server/evidence/remove';
import { sha256Of, takeEvidence } from '$lib/server/evidence/take';
import { eq } from 'drizzle-orm';
import { jpeg, photograph } from '../evidence/files';
import { smallTown } from '../training/small-town';
import { endOf, phone, send } from './commands';

/** A phone has sent a file by itself, and says which of its records it proves. */

let database: Database;
let hanako: Viewer;
let hr: Viewer;
let device: ReturnType<typeof phone>;
let picture: Buffer;

beforeAll(async () => {
	picture = await photograph();
});

beforeEach(async () => {
	const town = await smallTown();
	database = town.database;
	hanako = await town.viewer('0001');
	hr = await town.viewer('0004');
	device = phone();
});

const attach = (base: Command, change: Partial<AttachCommand> = {}): AttachCommand => ({
	...device.attach(base, sha256Of(picture)),
	...change
});
const ends = async (...commands: unknown[]) => (await send(database, hanako, commands)).map(endOf);
const upload = () => takeEvidence(database, hanako, picture);
const records = () => database.reader.select().from(completion);
const files = () => database.reader.select().from(evidence);

it('puts the file on the record, in one request with it, with an entry of its own', async () => {
	await upload();
	const record = device.record();
	expect(await ends(attach(record), record)).toEqual(['applied', 'applied']);
	expect(await files()).toMatchObject([{ name: '修了証.jpg', sentSha256: sha256Of(picture) }]);
	const told = await database.reader.select().from(entry).where(eq(entry.event, 'evidence.attached'));
	expect(told).toHaveLength(1);
	expect(JSON.parse(told[0]!.payload!)).toMatchObject({ files: 1, course: 'DX-BASIC' });
	expect(await verifyAudit(database)).toMatchObject({ findings: [], files: 1 });
});

it('waits while the record or the file is not here, and stores nothing', async () => {
	const record = device.record();
	const command = attach(record);
	expect(await ends(command)).toEqual(['waiting']);
	expect(await ends(record, command)).toEqual(['applied', 'waiting']);
	expect(await ends(attach(record, { base: v7() }))).toEqual(['waiting']);
	expect(await database.reader.select().from(outboxCommand)).toHaveLength(1);
	await upload();
	expect(await ends(command)).toEqual(['applied']);
});

it('is known when it comes again, also where the file was taken off since', async () => {
	await upload();
	const record = device.record();
	const command = attach(record);
	await ends(record, command);
	expect(await ends(command, attach(record))).toEqual(['duplicate', 'duplicate']);
	expect(await ends({ ...command, name: 'x' })).toEqual(['id-reused']);
	await removeEvidence(database, hanako, (await files())[0]!.id);
	expect(await ends(command)).toEqual(['duplicate']);
	expect(await files()).toEqual([]);
});

it('is no word on the record: an edit and a 取下げ stand on what they stood on', async () => {
	await upload();
	const record = device.record();
	await ends(record, attach(record));
	const edit = device.amend(record, { hours: '2' });
	expect(await ends(edit)).toEqual(['applied']);
	expect(await ends(device.withdraw(edit))).toEqual(['applied']);
	expect(await ends(attach(record, { sha256: 'f'.repeat(64) }))).toEqual(['withdrawn']);
});

it.each([
	{ reason: '証跡がありません。', ends: ['applied', 'waiting', null], because: 'the file is all that was missing' },
	{
		reason: '受講日が違います。',
		ends: ['applied', 'returned', '受講日が違います。'],
		because: 'the day is not mended by it'
	}
])('of a record that was returned meanwhile: $because', async ({ reason, ends: expected }) => {
	await upload();
	const record = device.record();
	await ends(record);
	const [seen] = await records();
	expect(await returnCompletion(database, hr, seen!, reason)).toEqual({ ok: true });
	const [answer] = await send(database, hanako, [attach(record)]);
	const [row] = await records();
	expect([answer!.outcome, row!.state, row!.returnReason]).toEqual(expected);
	expect(answer).toMatchObject({ state: row!.state });
	expect(await verifyAudit(database)).toMatchObject({ findings: [] });
});

it('mends a returned record once where two files come together, and says so in the log', async () => {
	await upload();
	const other = await jpeg({ width: 30, height: 20 });
	await takeEvidence(database, hanako, other);
	const record = device.record();
	await ends(record);
	const [seen] = await records();
	await returnCompletion(database, hr, seen!, '証跡が読めません。');
	expect(await ends(attach(record), attach(record, { sha256: sha256Of(other) }))).toEqual(['applied', 'applied']);
	const told = await database.reader.select().from(entry).where(eq(entry.event, 'completion.amended'));
	expect(told.map(({ payload }) => JSON.parse(payload!) as object)).toMatchObject([
		{ completion: seen!.id, mended: true }
	]);
	expect(await ends(device.amend(record, { hours: '2' }))).toEqual(['applied']);
});

it('refuses one file too many', async () => {
	const record = device.record();
	await ends(record);
	for (let nth = 0; nth <= mostFiles; nth += 1) {
		const bytes = await jpeg({ width: 20 + nth, height: 20 });
		await takeEvidence(database, hanako, bytes);
		const end = nth < mostFiles ? 'applied' : 'too-many-files';
		expect(await ends(attach(record, { sha256: sha256Of(bytes) }))).toEqual([end]);
	}
});

it('is refused under the number of somebody else’s record', async () => {
	await upload();
	const record = device.record();
	await ends(record);
	expect(await ends(attach(record, { userId: '0002' }))).toEqual(['another-person']);
	const other = phone('0002').record();
	expect(await ends(attach(other, { opId: record.opId, userId: '0001' }))).toEqual(['id-reused']);
});
