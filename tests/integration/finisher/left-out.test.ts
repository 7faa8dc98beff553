import { beforeEach, expect, it } from 'vitest';
import { type Viewer } from '$lib/domain/access';
import { type Database } from '$lib/server/db/open';
import { completion, finisherUpload } from '$lib/server/db/schema';
import { keepProgress, removeForgotten, takenListOf, uploadOf } from '$lib/server/exchange/finisher/upload';
import { ownCurrent } from '../../setup/current';
import { asked, base, choose, csv, previewed, result, send, sendIn } from './pages';
import { finisherTown, hr, officer } from './town';
import { leftOutFile, submit, visit } from './walk';

/** What becomes of the rows that do not go in: all of them can be taken away, and none is kept longer than it is needed. */

const current = ownCurrent();

let database: Database;
let who: Viewer;

beforeEach(async () => {
	database = await finisherTown();
	current.database.mockResolvedValue(database);
	who = await officer(database);
});

const kept = async () => JSON.stringify(await database.reader.select().from(finisherUpload));
const mixed = csv(
	'0001,髙橋 花子,企画課,SEC,2026/6/1,1',
	'9999,=よそ 太郎,よその課,SEC,2026/6/1,1',
	'0002,,,SEC,2025/6/1,1',
	'合計,,,,,3'
);
const heading = '元の行,取り込まない理由,職員番号,氏名,所属,研修,修了日,時間';

async function takenIn() {
	await send(who, mixed);
	await choose(who);
	const shown = await previewed(who);
	await sendIn(who, shown, { withoutFaults: 'yes' });
	return shown.key;
}

it('all rows that stay out are in the file before the list goes in, as they were written and with every reason', async () => {
	await send(who, mixed);
	await choose(who);
	const { key } = await previewed(who);
	const lines = String(await leftOutFile(who, key)).split('\r\n');
	expect(lines[0]).toBe(`\uFEFF${heading}`);
	expect(lines.slice(1)).toEqual([
		expect.stringMatching(/^3,.*当たる職員がいません.*,9999,'=よそ 太郎,よその課,SEC,2026\/6\/1,1$/),
		expect.stringMatching(/^4,.*令和8年度ではありません.*,0002,,,SEC,2025\/6\/1,1$/),
		expect.stringMatching(/^5,合計の行です.*,合計,,,,,3$/),
		''
	]);
});

it('what became of a list is not overwritten by what another window says of it later', async () => {
	await send(who, mixed);
	await choose(who);
	const { key } = await previewed(who);
	const upload = (await uploadOf(database.reader, who, key))!;
	await sendIn(who, await previewed(who), { withoutFaults: 'yes' });
	const before = await kept();
	expect(await keepProgress(database, who, upload, upload.progress)).toBe(false);
	expect(await kept()).toBe(before);
	expect((await takenListOf(database.reader, who, key))?.taken.leftOut).not.toEqual([]);
});

it('it has every row, however many the page shows', async () => {
	await send(who, csv(...Array.from({ length: 450 }, (_, index) => `9${index},誰か,,SEC,2026/6/1,1`)));
	await choose(who);
	const { key, faults } = await previewed(who);
	expect(faults).toHaveLength(200);
	expect(
		String(await leftOutFile(who, key))
			.trimEnd()
			.split('\r\n')
	).toHaveLength(451);
});

it('after the list went in the rows that could not are still there, and nothing else of it', async () => {
	const key = await takenIn();
	const lines = String(await leftOutFile(who, key))
		.trimEnd()
		.split('\r\n');
	expect(lines.map((line) => line.split(',')[0])).toEqual(['\uFEFF元の行', '3', '4']);
	expect(await kept()).not.toMatch(/髙橋|合計/);
	expect(await result(who)).toMatchObject({ leftOut: [{ rowNumber: 3 }, { rowNumber: 4 }], passedOver: [5] });
});

it('whom nobody wanted to take in is forgotten at once', async () => {
	await send(who, csv('0001,,,SEC,2026/6/1,1', ',よそ 次郎,よその課,SEC,2026/6/1,1'));
	await choose(who);
	const { key } = await asked(who);
	await submit(who, 'people', { key, 'row-3': 'nobody' });
	expect(await kept()).toContain('よそ');
	await sendIn(who, await previewed(who));
	expect(await kept()).not.toContain('よそ');
	expect(await result(who)).toMatchObject({ leftOut: [], passedOver: [3] });
});

it('mended, the file goes in as a list', async () => {
	const key = await takenIn();
	const file = String(await leftOutFile(who, key));
	await send(who, file.replace('2025/6/1', '2026/6/2'));
	await choose(who);
	expect((await previewed(who)).groups.map(({ count }) => count)).toEqual([1, 0, 0, 0]);
});

it('nobody else gets it, nor with another key, nor before the columns were said', async () => {
	await send(who, mixed);
	const { key } = (await visit<{ key: string }>(who, 'columns')) as { key: string };
	expect(await leftOutFile(who, key)).toBe(404);
	await choose(who);
	expect(await leftOutFile(who, 'x')).toBe(404);
	expect(await leftOutFile(await hr(database), key)).toBe(404);
});

it('the rows that stayed out can be erased before their day is over, and the records stay', async () => {
	const key = await takenIn();
	expect((await submit(who, 'give up')).to).toBe(`${base}?erased`);
	expect(await leftOutFile(who, key)).toBe(404);
	expect(await database.reader.select().from(finisherUpload)).toEqual([]);
	expect(await database.reader.select().from(completion)).toHaveLength(1);
});

it('a list whose day is over goes without anybody sending another', async () => {
	await send(who, mixed);
	const [{ at } = { at: 0 }] = await database.reader.select().from(finisherUpload);
	const day = 24 * 3_600_000;
	await removeForgotten(database, new Date(at + day));
	expect(await database.reader.select().from(finisherUpload)).toHaveLength(1);
	await removeForgotten(database, new Date(at + day + 1));
	expect(await database.reader.select().from(finisherUpload)).toEqual([]);
});
