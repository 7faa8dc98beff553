import { beforeEach, describe, expect, it } from 'vitest';
import { noFilter } from '$lib/domain/audit';
import { completion } from '$lib/server/db/schema';
import { changeRow } from '$lib/server/db/rows';
import { homeOf } from '$lib/server/home/queries';
import { requirementPage } from '$lib/server/requirement/page';
import { requirementPeople } from '$lib/server/requirement/people';
import { withdrawRequirement } from '$lib/server/requirement/draft/publish';
import { remind } from '$lib/server/requirement/remind';
import { sectionPage } from '$lib/server/requirement/chain/section-page';
import { auditPage } from '$lib/server/audit/queries';
import { verifyAudit } from '$lib/server/audit/verify/verify';
import { rearrange } from '../access/settle';
import { type Actor, actors, days, requirementTown, type Town } from './town';

let town: Town;

beforeEach(async () => {
	town = await requirementTown();
});

/** Reminds everybody. */
async function remindAll(
	actor: Actor,
	requirementId: number,
	{ on = days.before as string, shown = 10, words = '' } = {}
) {
	const command = { requirementId, section: null, shown, words };
	return remind(town.database, town.ledgerNow, await town.as(actor, on), command);
}

/** Reminds people of a section. */
async function remindIn(
	actor: Actor,
	requirementId: number,
	section: string,
	people: readonly string[],
	{ on = days.before as string, words = '' } = {}
) {
	const command = { requirementId, section, people, words };
	return remind(town.database, town.ledgerNow, await town.as(actor, on), command);
}

const said = (outcome: Awaited<ReturnType<typeof remind>>) => (outcome.ok ? outcome.reminded : outcome.reason);

/** The 催促 that stand on somebody's ホーム. */
async function onHome(actor: Actor, on: string = days.before) {
	const home = await homeOf(town.database.reader, await town.ledgerNow(), await town.as(actor, on));
	return (home.duties ?? []).flatMap(({ reminder }) => reminder ?? []);
}

describe('by role', () => {
	it.each(actors)(
		'everybody is reminded by %s: only by the officers, and nothing is written where refused',
		async (actor) => {
			const id = await town.published();
			const before = await town.entries();
			const isOfficer = actor === 'security' || actor === 'hr';
			// Eleven people, and nobody reminds themselves.
			expect(said(await remindAll(actor, id))).toBe(isOfficer ? 10 : 'not-allowed');
			expect(await town.entries()).toBe(before + (isOfficer ? 1 : 0));
		}
	);

	it.each<{ when: 'before' | 'after'; actor: Actor; answer: string | number; because: string }>([
		{ when: 'before', actor: 'head', answer: 1, because: '長である日' },
		{ when: 'after', actor: 'head', answer: 'not-allowed', because: '異動の日から' },
		{ when: 'before', actor: 'nextHead', answer: 'not-allowed', because: '異動の前の日' },
		{ when: 'after', actor: 'nextHead', answer: 1, because: '異動の日から' },
		{ when: 'before', actor: 'twoSections', answer: 'not-head', because: '別の所属の長' },
		{ when: 'before', actor: 'above', answer: 'not-head', because: '下の所属に長がいる' },
		{ when: 'before', actor: 'security', answer: 1, because: '情報セキュリティ担当はどの所属でも' },
		{ when: 'before', actor: 'hr', answer: 1, because: '人事もどの所属でも' },
		{ when: 'before', actor: 'staff', answer: 'not-allowed', because: '職員' },
		{ when: 'before', actor: 'dx', answer: 'not-allowed', because: 'DX推進担当' },
		{ when: 'before', actor: 'admin', answer: 'not-allowed', because: '管理者' }
	])('企画課 $when the transfer by $actor: $answer（$because）', async ({ when, actor, answer }) => {
		const id = await town.published();
		expect(said(await remindIn(actor, id, '1010', ['0001'], { on: days[when] }))).toBe(answer);
		expect((await onHome('staff', days[when])).length).toBe(answer === 1 ? 1 : 0);
	});
});

describe('what is refused, with nothing written', () => {
	it.each([
		{ people: [], reason: 'nobody-chosen', because: 'だれも選んでいない' },
		{ people: ['0007'], reason: 'nobody-left', because: 'ほかの所属の人だけ' },
		{ people: ['0002'], reason: 'nobody-left', because: '自分だけ' },
		{ people: ['9999'], reason: 'nobody-left', because: 'いない人だけ' }
	])('$because', async ({ people, reason }) => {
		const id = await town.published();
		const before = await town.entries();
		expect(said(await remindIn('head', id, '1010', people))).toBe(reason);
		expect(await town.entries()).toBe(before);
	});

	it('too many words, no requirement, a 下書き, one taken back, another year', async () => {
		const id = await town.published();
		const draft = await town.draft({ name: '下書き' });
		const gone = await town.published({ name: '取りやめ' });
		const { entry: seen } = await town.requirement(gone);
		await withdrawRequirement(town.database, await town.as('hr'), { id: gone, seen, reason: '重複' });
		const before = await town.entries();
		expect(said(await remindAll('hr', id, { words: 'あ'.repeat(201) }))).toBe('words-too-long');
		expect(said(await remindAll('hr', 999))).toBe('unknown-requirement');
		expect(said(await remindAll('hr', draft))).toBe('not-published');
		expect(said(await remindAll('hr', gone))).toBe('not-published');
		expect(said(await remindAll('hr', id, { on: '2027-04-01' }))).toBe('other-year');
		expect(await town.entries()).toBe(before);
	});

	it('nobody is left who has not done it', async () => {
		const id = await town.published();
		for (const number of ['0001', '0002']) await town.record(number, { state: 'waiting' });
		expect(said(await remindIn('security', id, '1010', ['0001', '0002']))).toBe('nobody-left');
	});
});

it('leaves out who has done it since the page was opened, and says how many', async () => {
	const id = await town.published();
	await town.record('0001');
	expect(await remindAll('security', id)).toEqual({ ok: true, reminded: 9, already: 0, gone: 1 });
	expect(await remindIn('head', id, '1010', ['0001', '0002'])).toEqual({ ok: false, reason: 'nobody-left' });
	expect(await remindIn('security', id, '1020', ['0001', '0009'])).toMatchObject({ reminded: 0, already: 1, gone: 1 });
});

it('a lost answer, a double tap: the same once more is no second 催促; another sender and another day are', async () => {
	const id = await town.published();
	const both = await Promise.all([remindIn('head', id, '1010', ['0001']), remindIn('head', id, '1010', ['0001'])]);
	expect(both.map((one) => one.ok && one.reminded).sort()).toEqual([0, 1]);
	const before = await town.entries();
	const again = await remindIn('head', id, '1010', ['0001'], { words: '別のことば' });
	expect(again).toEqual({ ok: true, reminded: 0, already: 1, gone: 0 });
	expect(await town.entries()).toBe(before);
	expect((await onHome('staff')).map(({ words }) => words)).toEqual([null]);
	expect(await remindAll('security', id)).toMatchObject({ reminded: 10, already: 0 });
	expect(await remindAll('security', id, { on: '2026-07-01' })).toMatchObject({ reminded: 10, already: 0 });
});

describe('on the ホーム of whoever was reminded', () => {
	it('the latest stands with its words as written, until something is recorded', async () => {
		const id = await town.published();
		const words = '<b>今週中</b>に\r\nお願いします & よろしく';
		await remindAll('security', id, { on: '2026-06-29' });
		await remindIn('head', id, '1010', ['0001'], { words });
		expect(await onHome('staff')).toEqual([
			{ sentBy: '﨑本 健', sentOn: '2026-06-30', words: '<b>今週中</b>に\nお願いします & よろしく' }
		]);
		const record = await town.record('0001', { state: 'waiting' });
		expect(await onHome('staff')).toEqual([]);
		await rearrange(town.database, (change) => changeRow(change, completion, { id: record }, { state: 'returned' }));
		expect(await onHome('staff')).toHaveLength(1);
		await rearrange(town.database, (change) => changeRow(change, completion, { id: record }, { state: 'confirmed' }));
		expect(await onHome('staff')).toEqual([]);
	});

	it('those before it stand behind it, the latest first and each with its own duty, until something is recorded', async () => {
		const [id, other] = [
			await town.published(),
			await town.published({ name: '別の研修', courses: { anyOf: ['DX-BASIC'], atLeast: 1 } })
		];
		await remindAll('security', id, { on: '2026-06-28', words: '一度目' });
		await remindAll('security', id, { on: '2026-06-29', words: '二度目' });
		await remindIn('head', id, '1010', ['0001']);
		await remindAll('hr', other, { on: '2026-06-29', words: '別の催促' });
		const said = async () => {
			const home = await homeOf(town.database.reader, await town.ledgerNow(), await town.as('staff'));
			const wordsOf = (one?: { words: string | null }[]) => one?.map(({ words }) => words);
			return home.duties?.map((one) => [one.reminder?.words, wordsOf(one.earlierReminders)]);
		};
		expect(await said()).toEqual([
			[null, ['二度目', '一度目']],
			['別の催促', []]
		]);
		await town.record('0001', { state: 'waiting' });
		expect(await said()).toEqual([
			['別の催促', []],
			[undefined, []]
		]);
	});

	it('no more than twenty stand behind the latest', async () => {
		const id = await town.published();
		for (let at = 1; at <= 23; at += 1) await remindAll('security', id, { on: `2026-06-${`${at}`.padStart(2, '0')}` });
		const home = await homeOf(town.database.reader, await town.ledgerNow(), await town.as('staff'));
		const [duty] = home.duties ?? [];
		expect([duty?.reminder?.sentOn, duty?.earlierReminders?.length]).toEqual(['2026-06-23', 20]);
	});

	it('nothing stands of somebody else’s, and of the sender’s own', async () => {
		const id = await town.published();
		await remindIn('head', id, '1010', ['0001', '0002', '0007']);
		expect([await onHome('head'), await onHome('hr')]).toEqual([[], []]);
		await remindAll('security', id);
		expect(await onHome('security')).toEqual([]);
		expect((await onHome('head')).map(({ sentBy }) => sentBy)).toEqual(['谷 一郎']);
	});
});

describe('on the pages of whoever reminds', () => {
	const section = async (actor: Actor, on?: string) =>
		(await sectionPage(town.database.reader, await town.ledgerNow(), await town.as(actor, on), 2026, '1010')).shown!;

	it('所属の状況 says who may be reminded now, and when each was reminded last', async () => {
		const id = await town.published();
		expect((await section('head')).remindable).toEqual([
			{ requirementId: id, people: [{ staffNumber: '0001', name: '海野 花子' }], already: 0 }
		]);
		await remindIn('head', id, '1010', ['0001']);
		expect(await section('head')).toMatchObject({
			remindable: [{ people: [], already: 1 }],
			remindedOn: [['2026-06-30'], [null]]
		});
		expect((await section('above')).remindable).toBeNull();
		expect((await section('nextHead', days.after)).remindable).toMatchObject([
			{ already: 0, people: [{ staffNumber: '0001' }] }
		]);
		expect((await section('nextHead', '2027-04-02')).remindable).toBeNull();
		await town.record('0001');
		expect((await section('head')).remindedOn).toEqual([[null], [null]]);
	});

	it('必須研修 says how many it would go to, and its lists when each was reminded last', async () => {
		const id = await town.published();
		const page = async () =>
			(await requirementPage(town.database.reader, await town.ledgerNow(), await town.as('security'), id))?.reminder;
		const list = async (of: 'missing' | 'numerator') => {
			const asked = { department: '1010', employment: null, of, page: 1 };
			const shown = await requirementPeople(
				...([town.database.reader, await town.ledgerNow(), await town.as('security'), id, asked] as const)
			);
			return shown?.people.map(({ staffNumber, remindedOn }) => [staffNumber, remindedOn]);
		};
		expect(await page()).toEqual({ missing: 10, count: 10 });
		await remindIn('security', id, '1010', ['0001']);
		expect(await page()).toEqual({ missing: 10, count: 9 });
		expect(await list('missing')).toEqual([
			['0001', '2026-06-30'],
			['0002', null]
		]);
		await town.record('0001');
		expect(await list('numerator')).toEqual([['0001', null]]);
	});
});

it('is one entry of the log, found by whom it went to, and the log vouches for it', async () => {
	const id = await town.published();
	await remindIn('head', id, '1010', ['0001']);
	const found = async (person: string) => {
		const page = await auditPage(town.database.reader, { ...noFilter, person, event: 'reminder.sent' }, null);
		return page.ok && page.lines.map(({ sentence }) => sentence.map(({ text }) => text).join(''));
	};
	expect(await found('0001')).toEqual(['催促しました：「情報セキュリティ研修」（企画課、1人）']);
	expect(await found('0007')).toEqual([]);
	const { rows } = await town.database.reader.$client.execute(
		`SELECT payload FROM entry WHERE event = 'reminder.sent'`
	);
	expect(JSON.parse(String(rows[0]!.payload))).toMatchObject({ requirement: id, people: [1] });
	expect((await verifyAudit(town.database)).total).toBe(0);
});
