import { beforeEach, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { type Command } from '$lib/domain/outbox';
import { unsentAsCsv } from '$lib/offline/export';
import { type UnsentItem } from '$lib/offline/outbox';
import { completion } from '$lib/server/db/schema';
import { importPackage } from '$lib/server/exchange/import';
import { readPackage } from '$lib/server/exchange/read';
import { packageFolder } from '../../factories/package-files';
import { smallTown, today } from '../training/small-town';
import { endOf, phone, send } from './commands';

/** The 控え of a phone that cannot send, on its way through 人事. */

let town: Awaited<ReturnType<typeof smallTown>>;
const hanako = phone('0001');

beforeEach(async () => {
	town = await smallTown();
});

const item = (command: Command): UnsentItem => ({
	...{ opId: command.opId, recordId: command.recordId, command, createdAt: '2026-06-10T00:30:00.000Z' },
	...{ attempts: 0, standing: 'unsent', answer: null }
});

async function takeIn(commands: Command[]) {
	const courseName = (code: string) => `=${code}, の研修`;
	const copy = unsentAsCsv(commands.map(item), { courseName, sent: [] });
	const read = await readPackage(packageFolder({ 'completions.csv': copy }));
	if (!read.ok) throw new Error(read.message);
	return importPackage(town.database, { kind: 'command-line' }, { ...read, name: 'copy' }, { today: day(today) });
}

const records = () => town.database.reader.select().from(completion);

it('is taken in as it was typed, as the person’s own word that waits to be confirmed', async () => {
	const record = hanako.record({ completedOn: 'R8.6.1', hours: '１．５', comprehension: '4' });
	expect(await takeIn([record])).toMatchObject({
		ok: true,
		files: { 'completions.csv': { added: 1 } },
		messages: ['研修名', 'したこと', '保存した日時', '備考'].map((name) => expect.stringContaining(name) as string)
	});
	expect(await records()).toMatchObject([
		{ completedOn: '2026-06-01', hours: 1.5, comprehension: 4, state: 'waiting', sources: ['本人'] }
	]);
});

it('makes no second one of a record that is sent after all', async () => {
	const record = hanako.record();
	await takeIn([record]);
	expect((await send(town.database, await town.viewer('0001'), [record])).map(endOf)).toEqual(['duplicate']);
	expect(await records()).toHaveLength(1);
});

it('brings a record once, as it was edited, and one that was taken back not at all', async () => {
	const [record, mistaken] = [hanako.record(), hanako.record({ courseCode: 'SECURITY' })];
	const commands = [record, mistaken, hanako.amend(record, { hours: '2' }), hanako.withdraw(mistaken)];
	expect(await takeIn(commands)).toMatchObject({ ok: true, files: { 'completions.csv': { added: 1 } } });
	expect(await records()).toMatchObject([{ completedOn: '2026-06-01', hours: 2 }]);
});

it('takes in nothing of a day that cannot be read, and says in which row', async () => {
	const outcome = await takeIn([hanako.record(), hanako.record({ completedOn: '6月ごろ' })]);
	expect(outcome).toMatchObject({ ok: false, faults: [{ row: 3, column: 'completed_on' }] });
	expect(await records()).toEqual([]);
});
