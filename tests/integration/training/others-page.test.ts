import { beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '$lib/server/audit/verify/verify';
import { completion, entry, evidence } from '$lib/server/db/schema';
import { like } from 'drizzle-orm';
import { actions, load } from '../../../src/routes/(app)/records/others/+page.server';
import { ownCurrent } from '../../setup/current';
import { type Actor, confirmingTown } from '../confirmation/town';
import { open, post } from '../confirmation/page-town';
import { pdf, png } from '../evidence/files';

/** 代理で記録, as people fill it in: looked at first, then done. */

const current = ownCurrent();

let town: Awaited<ReturnType<typeof confirmingTown>>;

beforeEach(async () => {
	town = await confirmingTown();
	current.database.mockResolvedValue(town.database);
});

const typed = { courseCode: 'DX-BASIC', completedOn: 'R8.6.1', hours: '１.５', method: '集合' };
const pasted = '職員番号\t氏名\r\n1\t海野　花子\r\n0003\t髙橋　実\r\n課の人みんな';
const send = async (actor: Actor, name: 'preview' | 'record', fields = {}) =>
	post(await town.as(actor), actions[name] as never, { ...typed, people: pasted, ...fields });
const records = () => town.database.reader.select().from(completion);

describe('looking at it first', () => {
	it('names each person with what will become of them, the lines that nobody can be found in, and writes nothing', async () => {
		const { status, data } = await send('head', 'preview');
		expect([status, data.step, data.unread]).toEqual([200, 'preview', ['課の人みんな']]);
		expect(data.rows).toEqual([
			{ said: '1', staffNumber: '0001', name: '海野 花子', department: '企画課', otherName: null, outcome: 'recorded' },
			{ said: '0003', staffNumber: null, name: null, department: null, otherName: null, outcome: 'not-found' }
		]);
		expect(await records()).toEqual([]);
	});

	it('tells whose number stands beside another name, and nothing of whom the viewer does not reach', async () => {
		const people = '0001\t小野　和夫\n0003\t小野　和夫';
		const { data } = await send('head', 'preview', { people });
		expect(data.rows).toMatchObject([
			{ name: '海野 花子', otherName: '小野 和夫', outcome: 'recorded' },
			{ name: null, otherName: null, outcome: 'not-found' }
		]);
	});

	it('keeps all that was typed and the file that was sent when it is refused', async () => {
		const file = new File([await png()], '名簿.png');
		const { status, data } = await send('head', 'preview', { completedOn: '2026-02-30', evidence: file });
		expect([status, data.step]).toEqual([422, 'typed']);
		expect(data.fields).toEqual({ ...typed, completedOn: '2026-02-30', people: pasted });
		expect(data.errors).toEqual({
			completedOn: expect.stringContaining('「2026-02-30」という日付はありません') as string
		});
		expect(data.sent).toEqual([{ sha256: expect.any(String) as string, name: '名簿.png' }]);
	});

	it('takes a file that is chosen still as the one that was sent', async () => {
		const file = new File([await png()], '名簿.png');
		const { data } = await send('head', 'preview', { evidence: file });
		const [one] = data.sent as { sha256: string; name: string }[];
		const again = await send('head', 'preview', { evidence: file, sent: `${one!.sha256} ${one!.name}` });
		expect(again.data.sent).toEqual([one]);
	});

	it.each(['preview', 'record'] as const)('refuses more files than a record takes: %s', async (name) => {
		const sent = Array.from({ length: 6 }, (_, index) => `${String(index).padStart(64, '0')} 名簿.png`);
		const { status, data } = await send('head', name, { sent });
		expect([status, data.step]).toEqual([422, 'typed']);
		expect(data.errors).toEqual({ evidence: expect.stringContaining('5つまで') as string });
		expect((data.sent as object[]).length).toBeLessThanOrEqual(5);
		expect(await records()).toEqual([]);
	});

	it('refuses what is no evidence beside its field', async () => {
		const file = new File(['hello'], '名簿.txt');
		const { status, data } = await send('hr', 'preview', { evidence: file });
		expect([status, data.fields]).toMatchObject([422, { people: pasted }]);
		expect(data.errors).toEqual({ evidence: expect.any(String) as string });
	});
});

describe('doing it', () => {
	it('records everybody it can with the sheet on each, tells of the others, and does nothing twice', async () => {
		const file = new File([new Uint8Array(pdf())], '名簿.pdf');
		const { data } = await send('hr', 'preview', { evidence: file });
		const [one] = data.sent as { sha256: string; name: string }[];
		const sent = { sent: `${one!.sha256} ${one!.name}` };
		const done = await send('hr', 'record', sent);
		expect(done).toMatchObject({ status: 200, data: { step: 'done', proven: 2, unread: ['課の人みんな'] } });
		expect(await records()).toMatchObject([
			{ state: 'waiting', hours: 1.5, method: '集合研修', sources: ['代理'] },
			{ state: 'waiting', sources: ['代理'] }
		]);
		const proofs = await town.database.reader.select().from(evidence);
		expect(proofs.map(({ completionId, name }) => [completionId, name])).toEqual([
			[1, '名簿.pdf'],
			[2, '名簿.pdf']
		]);
		const entries = await town.database.reader.select().from(entry).where(like(entry.event, 'evidence.%'));
		expect(entries).toHaveLength(2);
		expect((await verifyAudit(town.database)).total).toBe(0);

		const again = await send('hr', 'record', sent);
		expect(again.data.rows).toMatchObject([{ outcome: 'already-joined' }, { outcome: 'already-joined' }]);
		expect(await town.database.reader.select().from(evidence)).toHaveLength(2);
		expect(await records()).toHaveLength(2);
	});

	it('puts nothing on a record with what somebody else has sent', async () => {
		const { data } = await send('hr', 'preview', { evidence: new File([new Uint8Array(pdf())], '名簿.pdf') });
		const [one] = data.sent as { sha256: string }[];
		const done = await send('head', 'record', { sent: `${one!.sha256} 名簿.pdf` });
		expect(done.data).toMatchObject({ step: 'done', proven: 0 });
		expect(await town.database.reader.select().from(evidence)).toEqual([]);
	});

	it('says so where the course is gone, with everything that was typed', async () => {
		const { status, data } = await send('hr', 'record', { courseCode: 'GONE' });
		expect([status, data.step, data.fields]).toMatchObject([409, 'typed', { people: pasted }]);
	});
});

it.each<{ actor: Actor; sees: string[] | number }>([
	{ actor: 'head', sees: ['海野 花子'] },
	{ actor: 'hr', sees: [] },
	{ actor: 'herself', sees: 403 },
	{ actor: 'deputy', sees: 403 },
	{ actor: 'admin', sees: 403 }
])('$actor sees of what was entered lately: $sees', async ({ actor, sees }) => {
	await send('head', 'record');
	const given = await open<{ entered: { name: string }[] }>(await town.as(actor), load as never);
	expect(typeof given === 'number' ? given : given.entered.map(({ name }) => name)).toEqual(sees);
});
