import { setTimeout as sleep } from 'node:timers/promises';
import { addDays } from '$lib/domain/calendar';
import { type Command, commandsAtOnce, type OutboxAnswer } from '$lib/domain/outbox';
import { type Database, openDatabase } from '$lib/server/db/open';
import { phone } from '../integration/outbox/commands';
import { Client } from './client';
import { batchedInsertRate } from './inserts';
import { firstDayRecorded } from './people';
import { givenPhones, type PhoneUser } from './phones';
import { serve } from './served';
import { type Measure } from './table';
import { once, percentile } from './timing';

const [devices, seconds] = [200, 10];
/** Nobody in the town has taken it on these days, and `records.ts` records earlier ones. */
const [course, firstDay] = ['CYDER', addDays(firstDayRecorded, 1000)];

type Phone = { client: Client; device: ReturnType<typeof phone> };

/**
 * Two hundred phones with fifty records each, each on its own connection: all within ten seconds, and all at the same moment.
 *
 * @throws Error when a record was lost or is there twice
 */
export async function outboxFigures(folder: string, path: string): Promise<Measure[]> {
	const database = await openDatabase(`file:${path}`);
	const users = await givenPhones(database, devices);
	const served = await serve(folder, `file:${path}`);
	const phones = users.map((user) => phoneOf(served.url, user));
	try {
		const before = await counted(database);
		await phones[0]!.client.get('/api/me');
		const spread = await wave(phones, 0, (nth) => sleep((nth * seconds * 1000) / devices));
		const { result: atOnce, milliseconds } = await once(() => wave(phones, 1, async () => {}));
		const again = await wave(phones, 1, async () => {}, 'duplicate');
		const after = await counted(database);
		const made = 2 * devices * commandsAtOnce;
		if (after.commands - before.commands !== made || after.records - before.records !== made)
			throw new Error(`of ${made} commands ${JSON.stringify(before)} became ${JSON.stringify(after)}`);
		const bare = await batchedInsertRate(folder, devices, commandsAtOnce);
		return [
			{ what: '200 phones × 50 commands within 10 s, a batch: p50', value: percentile(spread, 50), unit: 'ms' },
			...[{ what: 'p95', value: percentile(spread, 95), unit: 'ms', goal: { most: 1000 } }],
			{ what: 'the same 200 at one moment, a batch: p95', value: percentile(atOnce, 95), unit: 'ms' },
			{ what: 'commands a second then', value: made / 2 / (milliseconds / 1000), unit: '/s' },
			{ what: 'bare inserts of the library a second, fifty to a commit', value: bare, unit: '/s' },
			{ what: 'all of it sent again at one moment, a batch: p95', value: percentile(again, 95), unit: 'ms' }
		];
	} finally {
		for (const { client } of phones) client.close();
		await served.stop();
		database.close();
	}
}

function phoneOf(url: string, { staffNumber, cookie }: PhoneUser): Phone {
	return { client: new Client(url).withSession(cookie), device: phone(staffNumber) };
}

const kept = new Map<Phone, Map<number, Command[]>>();

/** Each phone sends a batch once it is its turn. @returns how long each took, in ms */
function wave(
	phones: readonly Phone[],
	nth: number,
	turn: (place: number) => Promise<void>,
	outcome = 'applied'
): Promise<number[]> {
	const bodies = phones.map((one) => bodyOf(one, nth));
	return Promise.all(
		phones.map(async ({ client }, place) => {
			await turn(place);
			// A phone comes out of a pocket: its connection is new.
			const fresh = client.again();
			const { status, said, milliseconds } = await fresh.sendJson('/api/outbox', bodies[place]!);
			fresh.close();
			const others = (said as Partial<OutboxAnswer>).answers?.filter((answer) => answer.outcome !== outcome);
			if (status !== 200 || others?.length !== 0)
				throw new Error(`a batch was answered with ${status} ${JSON.stringify(others ?? said)}`);
			return milliseconds;
		})
	);
}

/** Fifty records of fifty days; the same when they are sent again. */
function bodyOf(one: Phone, nth: number) {
	const batches = kept.get(one) ?? new Map<number, Command[]>();
	kept.set(one, batches);
	const day = (place: number) => addDays(firstDay, nth * commandsAtOnce + place);
	const make = () =>
		Array.from({ length: commandsAtOnce }, (_, place) =>
			one.device.record({ courseCode: course, completedOn: day(place), hours: '1.5', comprehension: '4' })
		);
	const commands = batches.get(nth) ?? make();
	batches.set(nth, commands);
	const report = { deviceId: one.device.deviceId, highestSeq: commands.length, waiting: commands.length };
	return { ...report, oldest: commands[0]!.capturedAt, appVersion: 'bench', commands };
}

async function counted({ reader }: Database): Promise<{ commands: number; records: number }> {
	const { rows } = await reader.$client.execute(
		'SELECT (SELECT count(*) FROM outbox_command) AS commands, (SELECT count(*) FROM completion) AS records'
	);
	return { commands: Number(rows[0]!.commands), records: Number(rows[0]!.records) };
}
