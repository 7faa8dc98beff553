import { desc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { verifyAudit } from '$lib/server/audit/verify/verify';
import { appointDeputy, endDeputy } from '$lib/server/confirmation/deputy/deputies';
import { deputiesToday } from '$lib/server/confirmation/deputy/deputies-today';
import { deputiesFor, deputyDepartments } from '$lib/server/confirmation/deputy/deputy-list';
import { confirmationDecided, decideConfirmation } from '$lib/server/confirmation/settings';
import { confirmersToday } from '$lib/server/confirmation/confirmers';
import { confirmCompletion } from '$lib/server/confirmation/review';
import { waitingCompletions } from '$lib/server/confirmation/queue/queue';
import {
	departmentsWithoutConfirmer,
	ownWithoutConfirmer,
	recordsWithoutConfirmer
} from '$lib/server/confirmation/queue/without-confirmer';
import { changeRow } from '$lib/server/db/rows';
import { account, completion, deputy, entry, setting, staff } from '$lib/server/db/schema';
import { rearrange } from '../access/settle';
import { type Actor, actors, confirmingTown, days } from './town';

let town: Awaited<ReturnType<typeof confirmingTown>>;

beforeEach(async () => {
	town = await confirmingTown();
});

async function lock(...numbers: string[]) {
	await rearrange(town.database, async (change) => {
		for (const row of await change.db.select().from(account))
			if (numbers.includes(row.staffNumber))
				await changeRow(change, account, row, { lockedAt: '2026-06-01T00:00:00Z' });
	});
}

describe('who can confirm a record', () => {
	it.each([
		{
			of: '0001',
			on: days.before,
			names: ['人事 三', '人事 四', '﨑本 健', '部長 一', '代行 二'],
			because: '異動の前'
		},
		{ of: '0001', on: days.after, names: ['人事 三', '人事 四', '髙橋 実', '部長 一'], because: '異動の後' },
		{ of: '0002', on: days.before, names: ['人事 三', '人事 四', '部長 一'], because: '課長の記録' },
		{ of: '0006', on: days.before, names: ['人事 四', '髙橋 実', '部長 一'], because: '人事の記録' }
	])('$because: $names', async ({ of, on, names }) => {
		const id = await town.record({}, of);
		const { staffId, enteredBy } = await town.row(id);
		const confirmers = await confirmersToday(town.database.reader, day(on));
		const departmentCode = on === days.after || of === '0006' ? '1020' : '1010';
		expect(confirmers.of({ staffId, enteredBy, departmentCode }).toSorted()).toEqual(names.toSorted());
	});

	it('is the same as whose queue it stands in, for everybody, before and after the transfer', async () => {
		for (const number of ['0001', '0002', '0004', '0005', '0006']) await town.record({}, number);
		for (const on of [days.before, days.after]) {
			const confirmers = await confirmersToday(town.database.reader, day(on));
			const names = new Map<string, string[]>();
			for (const actor of actors) {
				const viewer = await town.as(actor, on);
				for (const { id } of await waitingCompletions(town.database.reader, viewer, 50))
					names.set(`${id}`, [...(names.get(`${id}`) ?? []), viewer.name]);
			}
			const rows = await waitingCompletions(town.database.reader, { ...(await town.as('hr', on)), staffId: -1 }, 50);
			expect(rows).toHaveLength(5);
			for (const { id, departmentCode } of rows) {
				const { staffId, enteredBy } = await town.row(id);
				const found = confirmers.of({ staffId, enteredBy, departmentCode });
				expect(found.toSorted()).toEqual((names.get(`${id}`) ?? []).toSorted());
			}
		}
	});
});

describe('承認者不在', () => {
	it('is where the only 人事 entered it and heads do not confirm: told to its person, to 人事 and, without names, to 管理者', async () => {
		town = await confirmingTown({ heads: false });
		const [hr] = await town.database.reader.select().from(account).where(eq(account.staffNumber, '0006'));
		await lock('0007');
		const id = await town.record({ enteredBy: hr!.id, sources: ['代理'] });
		await town.record({}, '0008');
		const { reader } = town.database;
		expect(await ownWithoutConfirmer(reader, await town.as('herself'))).toEqual([id]);
		expect(await ownWithoutConfirmer(reader, await town.as('staff'))).toEqual([]);
		expect(await recordsWithoutConfirmer(reader, await town.as('hr'))).toMatchObject([{ id, name: '海野 花子' }]);
		expect(await recordsWithoutConfirmer(reader, await town.as('staff'))).toEqual([]);
		const told = await departmentsWithoutConfirmer(reader, await town.as('admin'));
		expect(told).toEqual([{ departmentCode: '1010', department: '企画課', count: 1 }]);
		expect(await departmentsWithoutConfirmer(reader, await town.as('hr'))).toEqual([]);
	});

	it('ends when somebody else may confirm: a deputy, or heads by the setting', async () => {
		town = await confirmingTown({ heads: false });
		await lock('0006', '0007');
		const id = await town.record();
		const own = async () => ownWithoutConfirmer(town.database.reader, await town.as('herself'));
		expect(await own()).toEqual([id]);
		await decideConfirmation(town.database, await town.as('admin'), { completions: '所属長', holdings: '人事' }, 0);
		expect(await own()).toEqual([]);
		await lock('0002', '0004', '0005');
		expect(await own()).toEqual([id]);
	});
});

describe('the decision who confirms', () => {
	it('is the 管理者’s, told old and new, and holds at once', async () => {
		const { value, entry } = await confirmationDecided(town.database.reader);
		expect(value).toEqual({ completions: '所属長', holdings: '所属長' });
		const admin = await town.as('admin');
		const decided = { completions: '人事', holdings: '所属長' } as const;
		expect(await decideConfirmation(town.database, await town.as('hr'), decided, entry)).toMatchObject({
			reason: 'not-allowed'
		});
		expect(await decideConfirmation(town.database, admin, value, entry)).toMatchObject({ reason: 'no-change' });
		expect(await decideConfirmation(town.database, admin, decided, entry - 1)).toMatchObject({
			reason: 'changed-since'
		});
		expect(await decideConfirmation(town.database, admin, decided, entry)).toEqual({ ok: true });
		expect((await confirmationDecided(town.database.reader)).value).toEqual(decided);
		await town.record();
		expect(await waitingCompletions(town.database.reader, await town.as('head'), 50)).toEqual([]);
		expect(await town.database.reader.select().from(setting)).toHaveLength(1);
	});
});

describe('a deputy', () => {
	const june = { from: day('2026-06-30'), to: day('2026-07-02') };
	const appoint = async (actor: Actor, change: object = {}) => {
		const deputation = { departmentCode: '1010', staffNumber: '0008', ...june, ...change };
		const outcome = await appointDeputy(town.database, await town.as(actor), deputation);
		return outcome.ok ? 'appointed' : outcome.reason;
	};

	it.each<{ actor: Actor; change?: object; end: string; because: string }>([
		{ actor: 'head', end: 'appointed', because: '自所属の人' },
		{ actor: 'above', end: 'appointed', because: '上の部の長' },
		{ actor: 'hr', change: { staffNumber: '0009' }, end: 'appointed', because: '人事はだれでも' },
		{ actor: 'head', change: { staffNumber: '0009' }, end: 'unknown-person', because: 'ほかの所属の人' },
		{ actor: 'head', change: { staffNumber: '9999' }, end: 'unknown-person', because: 'いない人' },
		{ actor: 'hr', change: { staffNumber: '0010' }, end: 'unknown-person', because: '退職した人' },
		{ actor: 'head', change: { departmentCode: '1020' }, end: 'unknown-department', because: 'ほかの所属' },
		{ actor: 'otherHead', end: 'unknown-department', because: 'ほかの所属の長' },
		{ actor: 'deputy', end: 'unknown-department', because: '代行は代行を決めない' },
		{ actor: 'staff', end: 'unknown-department', because: '職員' },
		{ actor: 'head', change: { staffNumber: '0002' }, end: 'oneself', because: '自分' },
		{ actor: 'hr', change: { staffNumber: '0002' }, end: 'is-head', because: 'その所属の長' },
		{ actor: 'head', change: { from: day('2026-06-29') }, end: 'begins-in-the-past', because: '昨日から' },
		{ actor: 'head', change: { to: day('2026-06-29') }, end: 'ends-before-it-begins', because: '終わりが先' },
		{ actor: 'head', change: { staffNumber: '0005' }, end: 'already-deputy', because: '期間が重なる' }
	])('$because: $end', async ({ actor, change, end }) => {
		expect(await appoint(actor, change)).toBe(end);
	});

	it('needs an account that may be used, and heads who confirm', async () => {
		await lock('0008');
		expect(await appoint('head')).toBe('no-account');
		town = await confirmingTown({ heads: false });
		expect(await appoint('hr')).toBe('heads-do-not-confirm');
	});

	it('confirms from the first day through the last, and no longer once it was ended', async () => {
		await town.record({}, '0005');
		expect(await appoint('head', { from: day('2026-07-01') })).toBe('appointed');
		const queue = async (on: string) => {
			const viewer = await town.as('staff', on);
			return (await waitingCompletions(town.database.reader, viewer, 50)).map(({ staffNumber }) => staffNumber);
		};
		expect([await queue(days.before), await queue(days.after), await queue('2026-07-02')]).toEqual([
			[],
			['0005'],
			['0005']
		]);
		expect(await queue('2026-07-03')).toEqual([]);
		const [first] = await deputiesFor(town.database.reader, await town.as('head'));
		expect(first).toMatchObject({ staffNumber: '0005', department: '企画課', isOver: false });
		const mine = (await deputiesFor(town.database.reader, await town.as('head'))).find(
			({ staffNumber }) => staffNumber === '0008'
		);
		expect(await endDeputy(town.database, await town.as('otherHead'), mine!.id)).toMatchObject({ reason: 'not-found' });
		expect(await endDeputy(town.database, await town.as('head', '2026-07-02'), mine!.id)).toMatchObject({ ok: true });
		expect([await queue(days.after), await queue('2026-07-02')]).toEqual([['0005'], []]);
		expect(await endDeputy(town.database, await town.as('head', '2026-07-02'), mine!.id)).toMatchObject({
			reason: 'ended-already'
		});
		expect((await verifyAudit(town.database)).total).toBe(0);
	});

	it('judges neither the records of the head they stand in for nor what that head entered', async () => {
		const head = await town.as('head');
		const own = await town.record({}, '0002');
		const entered = await town.record({ enteredBy: head.accountId, sources: ['代理'] });
		const [deputy, { database }] = [await town.as('deputy'), town];
		expect(await waitingCompletions(database.reader, deputy, 50)).toEqual([]);
		const confirm = async (actor: Actor, id: number) =>
			confirmCompletion(database, await town.as(actor), await town.seen(id));
		expect(await confirm('deputy', own)).toEqual({ ok: false, reason: 'not-found' });
		expect(await confirm('deputy', entered)).toEqual({ ok: false, reason: 'heads-entry' });
		const { staffId, enteredBy } = await town.row(entered);
		const confirmers = await confirmersToday(database.reader, day(days.before));
		expect(confirmers.of({ staffId, enteredBy, departmentCode: '1010' })).toEqual(['人事 三', '人事 四', '部長 一']);
		for (const id of [own, entered]) expect(await confirm('above', id)).toEqual({ ok: true });
	});

	it.each<{ actor: Actor; department: string; because: string }>([
		{ actor: 'hr', department: '1010', because: '人事はすべての人を確認する' },
		{ actor: 'above', department: '1010', because: '部の長は、その課の長の代わりではない' }
	])('who confirms there anyhow stands in nobody’s place: $because', async ({ actor, department }) => {
		const { staffNumber } = await town.as(actor);
		expect(await appoint('hr' === actor ? 'otherHr' : 'hr', { staffNumber, departmentCode: department })).toBe(
			'appointed'
		);
		const own = await town.record({}, '0002');
		const entered = await town.record({ enteredBy: (await town.as('head')).accountId, sources: ['代理'] });
		const viewer = await town.as(actor);
		const waiting = await waitingCompletions(town.database.reader, viewer, 50);
		expect(waiting.map(({ id }) => id)).toEqual([own, entered]);
		const confirmers = await confirmersToday(town.database.reader, viewer.today);
		for (const { id, departmentCode } of waiting)
			expect(confirmers.of({ ...(await town.row(id)), departmentCode })).toContain(viewer.name);
	});

	const queueOf = async (actor: Actor, on: string) => {
		const waiting = await waitingCompletions(town.database.reader, await town.as(actor, on), 50);
		return waiting.map(({ staffNumber }) => staffNumber);
	};

	it('ends with a transfer, which whoever appoints them can see, and may be appointed anew', async () => {
		await town.record({}, '0008');
		expect(await appoint('head', { staffNumber: '0001', to: day('2026-07-10') })).toBe('appointed');
		expect([await queueOf('herself', days.before), await queueOf('herself', days.after)]).toEqual([['0008'], []]);
		const [row] = await town.database.reader.select().from(completion);
		const names = async (on: string) =>
			(await confirmersToday(town.database.reader, day(on))).of({ ...row!, departmentCode: '1010' });
		expect([await names(days.before), await names(days.after)].map((all) => all.includes('海野 花子'))).toEqual([
			true,
			false
		]);
		const listed = async (on: string) =>
			(await deputiesFor(town.database.reader, await town.as('head', on))).find(({ name }) => name === '海野 花子');
		expect(await listed(days.before)).toMatchObject({ isOver: false, hasMoved: false });
		expect(await listed(days.after)).toMatchObject({ isOver: true, hasMoved: true });
		expect(await listed('2026-07-11')).toMatchObject({ isOver: true, hasMoved: false });
		const told = await deputiesToday(town.database.reader, await town.as('head', days.after));
		expect(told.map(({ name }) => name)).toEqual(['代行 二']);

		const again = { departmentCode: '1010', staffNumber: '0001', from: day(days.after), to: day('2026-07-10') };
		expect(await appointDeputy(town.database, await town.as('hr', days.after), again)).toMatchObject({ ok: true });
		expect(await queueOf('herself', days.after)).toEqual(['0008']);
	});

	it('does not begin where the transfer came between the appointment and the first day', async () => {
		await town.record({}, '0008');
		expect(await appoint('head', { staffNumber: '0001', from: day(days.after), to: day('2026-07-10') })).toBe(
			'appointed'
		);
		const [last] = await town.database.reader.select().from(deputy).orderBy(desc(deputy.id));
		const at = '2026-06-29T15:30:00.000Z';
		const isIts = eq(entry.number, last!.addedBy);
		await rearrange(town.database, ({ db }) => db.update(entry).set({ at }).where(isIts));
		expect(await queueOf('herself', days.after)).toEqual([]);
	});

	it('that has not begun is taken out', async () => {
		await appoint('head', { from: day('2026-07-01') });
		const list = async () => deputiesFor(town.database.reader, await town.as('hr'));
		const mine = (await list()).find(({ staffNumber }) => staffNumber === '0008');
		await endDeputy(town.database, await town.as('hr'), mine!.id);
		expect((await list()).map(({ staffNumber }) => staffNumber)).toEqual(['0005']);
	});

	it('is chosen for the departments one heads, by 人事 for all', async () => {
		const codes = async (actor: Actor) =>
			(await deputyDepartments(town.database.reader, await town.as(actor))).map(({ code }) => code);
		expect(await codes('head')).toEqual(['1010']);
		expect(await codes('above')).toEqual(['1000', '1010', '1020']);
		expect(await codes('hr')).toEqual(['1000', '1010', '1020']);
		expect(await codes('deputy')).toEqual([]);
		expect((await town.database.reader.select().from(staff)).length).toBe(12);
	});
});
