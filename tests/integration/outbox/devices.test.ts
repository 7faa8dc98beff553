import { v7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { device } from '$lib/server/db/schema';
import { lastEntryNumber } from '$lib/server/db/write';
import { devicesKept, devicesSeen, keptDays, noteDevice, ownDevices } from '$lib/server/outbox/devices';
import { outboxKeyOf } from '$lib/server/outbox/key';
import { smallTown } from '../training/small-town';
import { phone, send } from './commands';

let town: Awaited<ReturnType<typeof smallTown>>;

beforeEach(async () => {
	town = await smallTown();
});

const said = (change: object = {}) => ({
	...{ deviceId: v7(), highestSeq: 3, waiting: 0, oldest: null, appVersion: '1.0', userAgent: 'a phone' },
	...change
});
const note = async (number: string, change: object = {}, now = new Date()) => {
	const viewer = await town.viewer(number);
	const report = said(change);
	await town.database.transact(({ db }) => noteDevice(db, viewer, { ...report, commands: [] }, [], now));
	return report.deviceId;
};
const seenBy = async (number: string) => devicesSeen(town.database.reader, await town.viewer(number));
const ownOf = async (number: string) => ownDevices(town.database.reader, await town.viewer(number));
const monthsAgo = { waiting: 1, oldest: '2026-01-01T00:00:00Z' };

describe('what a device says of itself', () => {
	it('is noted with what it sends, in the same transaction and without an entry of its own', async () => {
		const hanako = phone();
		const before = await lastEntryNumber(town.database.reader);
		const commands = [hanako.record(), hanako.record({ courseCode: 'NONE' })];
		const oldest = '2026-06-01T03:00:00.000Z';
		await send(town.database, await town.viewer('0001'), commands, { waiting: 2, highestSeq: 12, oldest });
		expect(await town.database.reader.select().from(device)).toMatchObject([
			{ waiting: 1, highestSeq: 12, oldest, appVersion: 'test', userAgent: 'a test' }
		]);
		expect(await lastEntryNumber(town.database.reader)).toBe(before + 1);
	});

	it('is noted too where it has nothing to send', async () => {
		await send(town.database, await town.viewer('0001'), []);
		expect(await town.database.reader.select().from(device)).toMatchObject([{ waiting: 0, oldest: null }]);
	});

	it('waits no longer once all of it was done', async () => {
		const record = phone().record();
		const oldest = '2026-06-01T03:00:00.000Z';
		await send(town.database, await town.viewer('0001'), [record], { waiting: 1, oldest });
		expect(await town.database.reader.select().from(device)).toMatchObject([{ waiting: 0, oldest: null }]);
	});

	it('is said for each who uses it: what one left there unsent stays in the list', async () => {
		const deviceId = await note('0001', { waiting: 2, oldest: '2026-06-10T00:00:00Z' });
		await note('0003', { deviceId });
		expect([await ownOf('0001'), await ownOf('0003')]).toMatchObject([
			[{ id: deviceId, staffNumber: '0001', waiting: 2 }],
			[{ id: deviceId, staffNumber: '0003', waiting: 0 }]
		]);
	});

	it('goes with the next new device when it was not seen for more than a year', async () => {
		const now = new Date('2026-06-15T00:00:00Z');
		const before = (days: number) => new Date(now.getTime() - days * 24 * 3_600_000);
		const old = await note('0001', {}, before(keptDays + 1));
		const kept = await note('0001', {}, before(keptDays - 1));
		expect((await ownOf('0001')).map(({ id }) => id)).toContain(old);
		await note('0003', {}, now);
		expect((await ownOf('0001')).map(({ id }) => id)).toEqual([kept]);
	});

	it('keeps so many of a person, those with something unsent before the others, and touches nobody else’s', async () => {
		const now = Date.now();
		const forgotten = await note('0001', monthsAgo, new Date(now - 86_400_000));
		const other = await note('0003', {}, new Date(now - 86_400_000));
		for (let nth = 0; nth < devicesKept + 3; nth++) await note('0001', {}, new Date(now + nth));
		const kept = await ownOf('0001');
		expect([kept.length, kept[0]!.id, kept[1]!.lastSyncAt]).toEqual([devicesKept, forgotten, now + devicesKept + 2]);
		expect((await ownOf('0003')).map(({ id }) => id)).toEqual([other]);
	});
});

describe('since when something is unsent', () => {
	const [old, young] = ['2026-01-01T00:00:00.000Z', '2026-06-10T00:00:00.000Z'];
	const hanako = phone();
	const made = (capturedAt: string, courseCode: string) => ({ ...hanako.record({ courseCode }), capturedAt });
	it.each([
		{ because: 'the oldest was done, a younger one refused', first: 'DX-BASIC', then: ['NONE'], waiting: 2, is: young },
		{ because: 'the oldest was refused', first: 'NONE', then: ['DX-BASIC'], waiting: 2, is: old },
		{ because: 'an older one did not come with it', first: null, then: ['DX-BASIC'], waiting: 2, is: old },
		{ because: 'the oldest was done, others did not come', first: 'DX-BASIC', then: [], waiting: 2, is: old },
		{ because: 'all of it was done', first: 'DX-BASIC', then: ['SECURITY'], waiting: 2, is: null }
	])('is $is: $because', async ({ first, then, waiting, is }) => {
		const commands = [...(first ? [made(old, first)] : []), ...then.map((code) => made(young, code))];
		await send(town.database, await town.viewer('0001'), commands, { waiting, oldest: old });
		expect(await town.database.reader.select().from(device)).toMatchObject([{ oldest: is }]);
	});
});

describe('the list', () => {
	it('shows 人事 those with something unsent, the oldest first, and others their own', async () => {
		const now = new Date();
		const earlier = new Date(now.getTime() - 60_000);
		await note('0001', { appVersion: 'no longer used' }, earlier);
		await note('0001', { appVersion: 'in order' }, now);
		await note('0003', { waiting: 2, oldest: '2026-06-10T00:00:00Z', appVersion: 'a week' }, now);
		await note('0002', { waiting: 1, oldest: '2026-05-01T00:00:00Z', appVersion: 'a month' }, earlier);
		const versions = (rows: { appVersion: string }[]) => rows.map(({ appVersion }) => appVersion);
		expect(versions(await seenBy('0004'))).toEqual(['a month', 'a week']);
		expect(await ownOf('0004'), 'none of their own').toEqual([]);
		expect(versions(await ownOf('0001'))).toEqual(['in order', 'no longer used']);
		// A 所属長 too: how others keep their phones is not theirs to know.
		expect(versions(await seenBy('0002'))).toEqual(['a month']);
	});

	it('says no more of a device than is shown: of others’ not what the browser calls itself', async () => {
		await note('0001', monthsAgo);
		const shown = ['appVersion', 'id', 'lastSyncAt', 'name', 'oldest', 'staffNumber', 'waiting'];
		const said = (rows: object[]) => rows.map((row) => Object.keys(row).sort());
		expect(said(await seenBy('0004'))).toEqual([shown]);
		expect(said(await ownOf('0001'))).toEqual([[...shown, 'userAgent'].sort()]);
	});
});

describe('the key of what lies unsent', () => {
	it('is the same whenever and wherever the person asks, and each has their own', async () => {
		const viewer = await town.viewer('0001');
		const keys = await Promise.all([1, 2, 3].map(() => outboxKeyOf(town.database, viewer)));
		expect(new Set(keys.map(({ key }) => key)).size).toBe(1);
		expect(Buffer.from(keys[0]!.key, 'base64')).toHaveLength(32);
		const other = await outboxKeyOf(town.database, await town.viewer('0003'));
		expect([other.key === keys[0]!.key, other.keyId === keys[0]!.keyId]).toEqual([false, false]);
	});
});
