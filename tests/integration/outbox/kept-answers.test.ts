import { beforeEach, expect, it } from 'vitest';
import { type Viewer } from '$lib/domain/access';
import { answerShape, phoneQuestions } from '$lib/offline/reach';
import { type Database } from '$lib/server/db/open';
import { addRow } from '$lib/server/db/rows';
import { indicator, plan } from '$lib/server/db/schema';
import { meOf } from '$lib/server/home/me';
import { homeOf } from '$lib/server/home/queries';
import { ownDevices } from '$lib/server/outbox/devices';
import { ownLedger } from '$lib/server/training/own-ledger';
import { recordFormFor } from '$lib/server/training/record-form';
import { trainingRate } from '../../factories/town-indicator';
import { rearrange } from '../access/settle';
import { smallTown } from '../training/small-town';
import { phone, send } from './commands';

/** What a device keeps of the answers: whoever finds the phone of 人事 finds nobody else on it. */

let town: Awaited<ReturnType<typeof smallTown>>;

beforeEach(async () => {
	town = await smallTown();
	await rearrange(town.database, async (change) => {
		const years = { firstFiscalYear: 2026, lastFiscalYear: 2026 };
		const planId = await addRow(change, plan, { code: 'plan', name: '計画', source: null, ...years });
		const { code, name, note, rule, targets } = trainingRate({ courses: { allOf: ['DX-ADVANCED'] } });
		await addRow(change, indicator, { planId, code, name, note, rule, targets });
	});
	for (const number of ['0001', '0002', '0003', '0004']) {
		await town.records(number, 'DX-BASIC', '2026-06-01');
		await send(town.database, await town.viewer(number), [phone(number).record({ courseCode: 'SECURITY' })]);
	}
});

const answers: Record<string, (database: Database, viewer: Viewer) => Promise<unknown>> = {
	'/api/me': ({ reader }, viewer) => meOf(reader, () => town.ledger(), viewer),
	'/api/home': async ({ reader }, viewer) => homeOf(reader, await town.ledger(), viewer),
	'/api/record-form': async ({ reader }, viewer) => recordFormFor(reader, await town.ledger(), viewer),
	'/api/records': async ({ reader }, viewer) => ownLedger(reader, await town.ledger(), viewer),
	'/api/devices': ({ reader }, viewer) => ownDevices(reader, viewer)
};
const people = { '0001': '海野', '0002': '﨑本', '0003': '髙橋', '0004': '森' };

it('is looked at whole: every question whose answer is kept', () => {
	expect(Object.keys(answers).sort()).toEqual([...phoneQuestions].sort());
});

it.each([
	{ number: '0004', who: '人事', seesFigures: true },
	{ number: '0002', who: '所属長', seesFigures: true },
	{ number: '0001', who: '職員', seesFigures: false }
])('$who keeps figures at most, and no other person', async ({ number, seesFigures }) => {
	const viewer = await town.viewer(number);
	const kept = await Promise.all(Object.values(answers).map((answer) => answer(town.database, viewer)));
	const text = JSON.stringify(kept);
	const others = Object.entries(people).filter(([other]) => other !== number);
	const words = others.flatMap(([other, name]) => [name, `"${other}"`]);
	expect(words.filter((word) => text.includes(word))).toEqual([]);
	expect(text).toContain('DX-BASIC');
	expect((kept[1] as { figures: unknown }).figures !== null).toBe(seesFigures);
});

it('is of the shape that `answerShape` stands for: raise it where a page could not draw what the build before has kept', async () => {
	const viewer = await town.viewer('0004');
	const names: string[] = [];
	for (const [path, answer] of Object.entries(answers))
		names.push(...namesIn(await answer(town.database, viewer), path), '');
	await expect(names.join('\n')).toMatchFileSnapshot(`answer-shape-${answerShape}.txt`);
});

/** What stands in an answer, by name; of a list its first item. */
function namesIn(value: unknown, name: string): string[] {
	if (Array.isArray(value)) return value.length === 0 ? [`${name}[]`] : namesIn(value[0], `${name}[]`);
	if (typeof value !== 'object' || value === null) return [name];
	const parts = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
	return parts.flatMap(([part, inner]) => namesIn(inner, `${name}.${part}`));
}
