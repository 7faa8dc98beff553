import { beforeEach, describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { parseOthers } from '$lib/domain/training';
import { verifyAudit } from '$lib/server/audit/verify/verify';
import { confirmCompletion, returnCompletion } from '$lib/server/confirmation/review';
import { waitingCompletions } from '$lib/server/confirmation/queue/queue';
import { LedgerKeeper } from '$lib/server/ledger/keeper';
import { loadLedger } from '$lib/server/ledger/load';
import { recordCompletion } from '$lib/server/training/commands';
import { enteredByMe } from '$lib/server/training/entered-by-me';
import { previewOthers, recordForOthers } from '$lib/server/training/others';
import { ownCompletions } from '$lib/server/training/queries';
import { type Actor, confirmingTown, days } from '../confirmation/town';
import { endOf, phone, send } from '../outbox/commands';
import { wordsOf } from '../ledger/words';

let town: Awaited<ReturnType<typeof confirmingTown>>;

beforeEach(async () => {
	town = await confirmingTown();
});

/** 代理で記録 as it is typed. */
function entered(people: string, fields: Record<string, string> = {}) {
	const typed: Record<string, string> = {
		courseCode: 'DX-BASIC',
		completedOn: '2026-06-01',
		hours: '2',
		method: '集合'
	};
	const all = { ...typed, ...fields, people };
	const parsed = parseOthers({ get: (name) => all[name as keyof typeof all] }, day(days.before));
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
	return parsed.value;
}

async function enter(actor: Actor, people: string, fields?: Record<string, string>) {
	const outcome = await recordForOthers(town.database, await town.as(actor), entered(people, fields));
	return outcome.ok ? outcome.rows.map(({ said, name, outcome }) => `${said} ${name} ${outcome}`) : [outcome.reason];
}

describe('代理で記録', () => {
	it('makes a record for each with an entry of its own, shown as entered by whom, waiting for somebody else', async () => {
		const pasted = '職員番号\t氏名\n0001\t海野　花子\n８\t職員　五\n0005\t代行　二';
		expect(await enter('head', pasted)).toEqual([
			'0001 海野 花子 recorded',
			'8 職員 五 recorded',
			'0005 代行 二 recorded'
		]);
		const own = await ownCompletions(town.database.reader, await town.as('herself'));
		expect(own).toMatchObject([
			{ state: 'waiting', sources: ['代理'], enteredBy: '﨑本 健', hours: 2, method: '集合研修', comprehension: null }
		]);
		const entries = (await waitingCompletions(town.database.reader, await town.as('hr'), 50)).map(({ entry }) => entry);
		expect(new Set(entries).size).toBe(3);
		expect((await verifyAudit(town.database)).total).toBe(0);
	});

	it('is never confirmed by whoever entered it, nor in their queue', async () => {
		await enter('head', '0001');
		const waiting = async (actor: Actor) => waitingCompletions(town.database.reader, await town.as(actor), 50);
		expect(await waiting('head')).toEqual([]);
		const [row] = await waiting('above');
		const seen = await town.seen(row!.id);
		for (const act of [
			confirmCompletion,
			(...all: Parameters<typeof confirmCompletion>) => returnCompletion(...all, '日付')
		])
			expect(await act(town.database, await town.as('head'), seen)).toEqual({ ok: false, reason: 'own-entry' });
		expect(await confirmCompletion(town.database, await town.as('above'), seen)).toEqual({ ok: true });
	});

	it.each<{ actor: Actor; list: string; ends: string[]; because: string }>([
		{ actor: 'head', list: '0003', ends: ['0003 null not-found'], because: 'ほかの所属の人' },
		{ actor: 'head', list: '9999', ends: ['9999 null not-found'], because: 'いない人も、ほかの所属の人と同じ' },
		{ actor: 'head', list: '0002', ends: ['0002 﨑本 健 oneself'], because: '自分の分' },
		{ actor: 'head', list: '0010', ends: ['0010 null not-found'], because: '退職した人は所属長の人ではない' },
		{ actor: 'hr', list: '0010', ends: ['0010 退職 七 after-leaving'], because: '退職した後の日' },
		{ actor: 'deputy', list: '0001', ends: ['0001 null not-found'], because: '代行は確認だけ' },
		{ actor: 'herself', list: '0008', ends: ['0008 null not-found'], because: '職員' },
		{
			actor: 'above',
			list: '0001 0003',
			ends: ['0001 海野 花子 recorded', '0003 髙橋 実 recorded'],
			because: '部の長'
		},
		{ actor: 'hr', list: '1\n0001', ends: ['1 海野 花子 recorded'], because: '先頭の0の消えた同じ人は一度だけ' },
		{
			actor: 'hr',
			list: '1 0008',
			ends: ['1 null not-found', '0008 職員 五 recorded'],
			because: '並んだ番号の連番は、0を補ってだれかにしない'
		}
	])('$because: $actor, $list', async ({ actor, list, ends }) => {
		expect(await enter(actor, list)).toEqual(ends);
	});

	it('is refused as a whole for a course there is not, and before hiring for the one', async () => {
		expect(await enter('hr', '0001', { courseCode: 'NONE' })).toEqual(['unknown-course']);
		expect(await enter('hr', '0001', { completedOn: '2015-03-31' })).toEqual(['0001 海野 花子 before-hiring']);
		expect(await enter('hr', '0010', { completedOn: '2026-03-01' })).toEqual(['0010 退職 七 recorded']);
	});

	it('joins what is known already, once, and mends what was returned, also the second of two at once', async () => {
		const known = await town.record();
		const returned = await town.record({ state: 'returned', returnReason: '日付' }, '0008');
		const ends = await Promise.all([enter('hr', '0001 0008'), enter('otherHr', '0001 0008')]);
		expect(ends.flat().toSorted()).toEqual([
			'0001 海野 花子 already-joined',
			'0001 海野 花子 joined',
			'0008 職員 五 already-joined',
			'0008 職員 五 mended'
		]);
		expect(await town.row(known)).toMatchObject({ sources: ['本人', '代理'], enteredBy: null, hours: 1.5 });
		expect(await town.row(returned)).toMatchObject({
			state: 'waiting',
			returnReason: null,
			hours: 2,
			comprehension: 4
		});
		expect((await town.row(returned)).enteredBy).not.toBeNull();
	});

	it('shows beforehand what it will do, and does nothing then', async () => {
		await town.record();
		const viewer = await town.as('head');
		const list = entered('0001 0008 0003');
		const shown = await previewOthers(town.database.reader, viewer, list);
		expect(shown).toMatchObject({ rows: [{ outcome: 'joined' }, { outcome: 'recorded' }, { outcome: 'not-found' }] });
		expect(await ownCompletions(town.database.reader, await town.as('staff'))).toEqual([]);
		expect(await recordForOthers(town.database, viewer, list)).toEqual(shown);
	});

	it('shows whoever entered it what became of it, until its person puts it right or is no longer theirs', async () => {
		await enter('head', '0001 0008');
		const mine = async (on?: string) => enteredByMe(town.database.reader, await town.as('head', on), 50);
		const [ofStaff, ofHanako] = await mine();
		await returnCompletion(town.database, await town.as('hr'), await town.seen(ofStaff!.id), '日付');
		expect(await mine()).toMatchObject([
			{ name: '職員 五', state: 'returned', returnReason: '日付' },
			{ id: ofHanako!.id, name: '海野 花子', state: 'waiting' }
		]);
		const claim = { courseCode: 'DX-BASIC', completedOn: day('2026-06-02'), hours: null, comprehension: null };
		await recordCompletion(town.database, await town.as('staff'), claim, ofStaff!.id);
		expect((await mine()).map(({ name }) => name)).toEqual(['海野 花子']);
		expect(await mine(days.after)).toEqual([]);
	});

	it('is its person’s own claim once they put it right by phone: whoever had entered it may judge it then', async () => {
		await enter('head', '0001');
		const herself = await town.as('herself');
		const [entered] = await ownCompletions(town.database.reader, herself);
		await returnCompletion(town.database, await town.as('hr'), await town.seen(entered!.id), '日付');
		expect((await town.row(entered!.id)).enteredBy).not.toBeNull();
		const command = phone().record({ completedOn: '2026-06-02' }, entered!.id);
		expect((await send(town.database, herself, [command])).map(endOf)).toEqual(['applied']);
		expect(await town.row(entered!.id)).toMatchObject({ state: 'waiting', enteredBy: null, completedOn: '2026-06-02' });
		const seen = await town.seen(entered!.id);
		expect(await confirmCompletion(town.database, await town.as('head'), seen)).toEqual({ ok: true });
	});

	it('is in the ledger that is kept up to date as in one that is loaded afresh', async () => {
		const keeper = new LedgerKeeper(town.database);
		await keeper.current();
		await enter('hr', '0001 0005 0008');
		expect(wordsOf(await keeper.current())).toEqual(wordsOf(await town.database.snapshot(loadLedger)));
	});
});

it('asks which column it is where a running number stands beside the 職員番号', () => {
	const typed = { courseCode: 'DX-BASIC', completedOn: '2026-06-01', people: '1\t0008\t職員 五' };
	const parsed = parseOthers(new Map(Object.entries(typed)), day(days.before));
	expect(parsed).toMatchObject({
		ok: false,
		errors: { people: expect.stringContaining('「1　0008　職員 五」') as string }
	});
});

it('the form keeps what was typed and says what is wrong', () => {
	const typed = { courseCode: '', completedOn: '2026-07-09', hours: 'x', method: 'あ'.repeat(41), people: '花子' };
	const parsed = parseOthers({ get: (name) => typed[name as keyof typeof typed] }, day(days.before));
	expect(parsed).toMatchObject({ ok: false, fields: typed });
	expect(Object.keys(parsed.ok ? {} : parsed.errors).toSorted()).toEqual(
		['completedOn', 'courseCode', 'hours', 'method', 'people'] // prettier-ignore
	);
});
