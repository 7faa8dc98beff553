import { readXlsx } from 'hucre/xlsx';
import { beforeEach, describe, expect, it } from 'vitest';
import * as listRoute from '../../../src/routes/(app)/requirements/+page.server';
import ListPage from '../../../src/routes/(app)/requirements/+page.svelte';
import * as oneRoute from '../../../src/routes/(app)/requirements/[id]/+page.server';
import OnePage from '../../../src/routes/(app)/requirements/[id]/+page.svelte';
import * as editRoute from '../../../src/routes/(app)/requirements/[id]/edit/+page.server';
import * as fileRoute from '../../../src/routes/(app)/requirements/[id]/file/+server';
import * as peopleRoute from '../../../src/routes/(app)/requirements/[id]/people/+page.server';
import PeoplePage from '../../../src/routes/(app)/requirements/[id]/people/+page.svelte';
import * as printRoute from '../../../src/routes/(app)/requirements/[id]/print/+page.server';
import PrintPage from '../../../src/routes/(app)/requirements/[id]/print/+page.svelte';
import * as waitingRoute from '../../../src/routes/(app)/requirements/[id]/waiting/+page.server';
import WaitingPage from '../../../src/routes/(app)/requirements/[id]/waiting/+page.svelte';
import * as newRoute from '../../../src/routes/(app)/requirements/new/+page.server';
import { ownCurrent } from '../../setup/current';
import { type Actor, requirementTown, type Town } from './town';
import { drawn, send, visit } from './visit';

const current = ownCurrent();

let town: Town;

beforeEach(async () => {
	town = await requirementTown();
	current.database.mockResolvedValue(town.database);
	current.ledger.mockImplementation(town.ledgerNow);
});

const at = (id: number, search = '') => ({ params: { id: `${id}` }, search });
const strangers: Actor[] = ['staff', 'head', 'dx', 'admin'];

describe('one that is published', () => {
	it('shows how far its people have come, by 所属, by 任用形態 and by day, with their names', async () => {
		const [id, viewer] = [await town.published(), await town.as('security')];
		await town.record('0001');
		await town.record('0007', { state: 'waiting' });
		const page = await visit(viewer, oneRoute.load, at(id));
		const text = drawn(OnePage, page.data);
		for (const words of [
			'9.1%',
			'1／11人',
			'確認待ち 1人（1件）',
			'期限 2026年9月30日',
			'任用形態ごとの状況',
			'所属ごとの状況'
		])
			expect(text).toContain(words);
		const people = await visit<{ rows: number }>(viewer, peopleRoute.load, at(id, '?of=missing&department=1020'));
		expect(people.data.rows).toBe(6);
		expect(drawn(PeoplePage, people.data)).toContain('未受講者');
		const print = await visit(viewer, printRoute.load, at(id));
		const sheet = drawn(PrintPage, print.data);
		expect(sheet).toContain('財政課 6人 「情報セキュリティ研修」の未受講者（令和8年6月30日の時点）。取扱注意');
		// 「未」 says it already.
		expect(sheet).not.toMatch(/理由|未受講 /);
	});

	it('leads from each 任用形態 to its people by name', async () => {
		const [id, viewer] = [await town.published(), await town.as('security')];
		const page = await visit<{ standing: { employment: { employmentType: string; denominator: number }[] } }>(
			...([viewer, oneRoute.load, at(id)] as const)
		);
		const [{ employmentType, denominator }] = page.data.standing.employment as [never];
		const asked = (employment: string) =>
			visit<{ rows: number; counts: object }>(
				...([viewer, peopleRoute.load, at(id, `?of=denominator&employment=${encodeURIComponent(employment)}`)] as const)
			);
		const { data } = await asked(employmentType);
		expect([data.rows, data.counts]).toMatchObject([denominator, { denominator, missing: denominator }]);
		expect(drawn(PeoplePage, data)).toContain(`全体、${employmentType as string}、`);
		expect((await asked('')).data.rows).toBe(0);
	});

	it('gives the list of 未受講者 as a workbook, 職員番号 as texts', async () => {
		const [id, viewer] = [await town.published(), await town.as('hr')];
		await town.record('0001');
		const locals = { viewer, sessionId: null, returnTo: '/page', isApi: false };
		const asked = { locals, params: { id: `${id}` }, url: new URL('http://localhost/file?of=missing') };
		const answer = await (fileRoute.GET as (event: unknown) => Promise<Response>)(asked);
		const { sheets } = await readXlsx(new Uint8Array(await answer.arrayBuffer()));
		expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('未受講者'));
		expect(sheets[0]?.name).toBe('未受講者');
		expect(sheets[0]?.rows.length).toBe(12);
		expect(sheets[0]?.rows[0]?.[0]).toBe(
			'情報セキュリティ研修の未受講者　10人　基準日 令和8年6月30日（2026-06-30）　氏名を含みます。取扱注意'
		);
		const [, heading, first] = sheets[0]!.rows;
		expect(heading?.slice(5)).toEqual(['状態', '期限', '催促', '理由']);
		expect(first?.slice(5, 7)).toEqual(['未', new Date('2026-09-30T00:00:00Z')]);
		expect(sheets[0]?.autoFilter?.range).toBe('A2:I12');
		expect(sheets[0]?.rows.flat()).toContain('0002');
	});

	it('is confirmed for several at once', async () => {
		const [id, viewer] = [await town.published(), await town.as('security')];
		await town.record('0001', { state: 'waiting' });
		const page = await visit<{ records: { seen: string }[] }>(viewer, waitingRoute.load, at(id));
		expect(drawn(WaitingPage, page.data)).toContain('海野 花子');
		const seen = page.data.records.map((one) => one.seen);
		const action = waitingRoute.actions.default as never;
		expect((await send(viewer, action, { seen }, at(id))).to).toBe(`/requirements/${id}?confirmed=1`);
		const again = await send(viewer, action, { seen }, at(id));
		expect([again.status, again.data.confirmed]).toEqual([409, 0]);
		expect((await send(viewer, action, {}, at(id))).status).toBe(422);
	});

	it('reminds everybody who has not, and says whom not', async () => {
		const [id, viewer] = [await town.published(), await town.as('security')];
		await town.record('0001', { state: 'waiting' });
		const page = await visit<{ reminder: { missing: number } }>(viewer, oneRoute.load, at(id));
		expect(drawn(OnePage, page.data)).toContain('未受講者に催促する（9人）');
		await town.record('0002');
		const [action, shown] = [oneRoute.actions.remind as never, page.data.reminder.missing];
		const long = await send(viewer, action, { shown, words: 'あ'.repeat(201) }, at(id));
		expect(long.status).toBe(422);
		expect(drawn(OnePage, page.data, long.data)).toContain('＊ひとことは200字以内で入力してください。');
		const answer = await send(viewer, action, { shown, words: '' }, at(id));
		expect(answer.to).toBe(`/requirements/${id}?reminded=8&already=0&gone=1`);
		const after = await visit(viewer, oneRoute.load, at(id, '?reminded=8&already=0&gone=1'));
		expect(drawn(OnePage, after.data)).toContain('8人に催促しました。表示したあとに1人が未受講でなくなったので');
		const people = await visit(viewer, peopleRoute.load, at(id, '?of=missing'));
		expect(drawn(PeoplePage, people.data)).toContain('催促 6月30日');
		const again = await send(viewer, action, { shown, words: '' }, at(id));
		expect(again.to).toBe(`/requirements/${id}?reminded=0&already=8&gone=1`);
	});

	it('says whose records are put aside, where nothing else waits, and who takes them up', async () => {
		const id = await town.published();
		await town.record('0001', { state: 'waiting', heldReason: '照会中' });
		const read = async (actor: Actor) => {
			const viewer = await town.as(actor);
			const [page, waiting] = [
				await visit(viewer, oneRoute.load, at(id)),
				await visit(viewer, waitingRoute.load, at(id))
			];
			expect(drawn(OnePage, page.data)).toContain('確認待ち 1人（0件、保留 1件）');
			return drawn(WaitingPage, waiting.data);
		};
		expect(await read('security')).toMatch(
			/保留中の記録が1件あります 海野 花子 人事担当か所属長が、確認待ちの「保留だけ」で/
		);
		expect(await read('hr')).toMatch(/保留中の記録が1件あります 海野 花子 確認待ちの「保留だけ」 で保留を解くと/);
	});

	it('exempts somebody with a reason and dates, and ends it', async () => {
		const [id, viewer] = [await town.published(), await town.as('security')];
		const exempt = oneRoute.actions.exempt as never;
		const typed = { staffNumber: '0001', from: '2026-06-01', to: '2027-03-31', reason: '長期の派遣' };
		const faults = [{ reason: '' }, { to: '' }, { from: '' }, { staffNumber: '9999' }, { to: '2026-05-31' }];
		for (const fault of faults) {
			const answer = await send(viewer, exempt, { ...typed, ...fault }, at(id));
			expect([answer.status, Object.keys(answer.data.errors as object).length, answer.data.exemption]).toEqual([
				...[422, 1, { ...typed, ...fault }]
			]);
		}
		const done = await send(viewer, exempt, typed, at(id));
		expect(done.to).toMatch(/\?exempted=\d+#exemptions$/);
		const said = await visit(viewer, oneRoute.load, at(id, new URL(done.to!, 'http://localhost').search));
		expect(drawn(OnePage, said.data)).toContain('海野 花子さん（0001）を2026年6月1日から2027年3月31日まで免除しました');
		const page = await visit<{ exemptions: { id: number }[] }>(viewer, oneRoute.load, at(id));
		expect(drawn(OnePage, page.data)).toContain('海野 花子 0001');
		const end = oneRoute.actions['end-exemption'] as never;
		const exemption = page.data.exemptions[0]!.id;
		expect((await send(viewer, end, { id: exemption }, at(id))).status).toBe(303);
		expect((await send(viewer, end, { id: exemption }, at(id))).to).toBe(`/requirements/${id}?ended#exemptions`);
		const takeBack = oneRoute.actions['take-back-exemption'] as never;
		const without = await send(viewer, takeBack, { id: exemption, reason: '' }, at(id));
		expect(without.status).toBe(422);
		expect(drawn(OnePage, page.data, without.data)).toContain('免除を取り消す理由を入力してください。');
		const answer = await send(viewer, takeBack, { id: exemption, reason: '別の人でした' }, at(id));
		expect(answer.to).toBe(`/requirements/${id}?taken-back#exemptions`);
		const after = await visit(viewer, oneRoute.load, at(id, '?taken-back'));
		expect(drawn(OnePage, after.data)).toMatch(/期間だけ対象外になります。 完了 免除を取り消しました/);
	});

	it('offers whom a number without its zeros means by name, and exempts them by a second press', async () => {
		const [id, viewer] = [await town.published(), await town.as('security')];
		const exempt = oneRoute.actions.exempt as never;
		const typed = { staffNumber: '１', from: '2026-06-01', to: '2027-03-31', reason: '長期の派遣' };
		const asked = await send(viewer, exempt, typed, at(id));
		expect(asked.data.errors).toEqual({ staffNumber: expect.stringContaining('（1 → 0001 海野 花子）') });
		expect(asked.data.exemption).toEqual({ ...typed, staffNumber: '0001' });
		expect((await send(viewer, exempt, asked.data.exemption as never, at(id))).status).toBe(303);
	});

	it('tells all that is wrong with an exemption at once', async () => {
		const [id, viewer] = [await town.published(), await town.as('security')];
		const empty = { staffNumber: '', from: '', to: '', reason: '' };
		const answer = await send(viewer, oneRoute.actions.exempt as never, empty, at(id));
		expect(Object.keys(answer.data.errors as object)).toEqual(['staffNumber', 'from', 'to', 'reason']);
	});

	it('is taken back with a reason only', async () => {
		const [id, viewer] = [await town.published(), await town.as('hr')];
		const [withdraw, seen] = [oneRoute.actions.withdraw as never, (await town.requirement(id)).entry];
		const without = await send(viewer, withdraw, { seen, reason: ' ' }, at(id));
		expect([without.status, without.data.errors]).toEqual([422, { withdrawal: '取りやめる理由を入力してください。' }]);
		expect((await send(viewer, withdraw, { seen, reason: '重複' }, at(id))).status).toBe(303);
		const page = await visit(viewer, oneRoute.load, at(id));
		expect(drawn(OnePage, page.data)).toContain('取りやめた必須研修です。だれにも受講を求めていません。 理由：重複');
		const list = await visit(viewer, listRoute.load, { search: '?year=2026' });
		expect(drawn(ListPage, list.data)).toContain('情報セキュリティ研修 理由：重複');
	});
});

describe('whoever may not', () => {
	it.each(strangers)('%s opens nothing and sends nothing', async (actor) => {
		const [id, viewer] = [await town.published(), await town.as(actor)];
		const pages = [listRoute, newRoute, oneRoute, editRoute, peopleRoute, printRoute, waitingRoute];
		for (const { load } of pages) expect((await visit(viewer, load as never, at(id))).status).toBe(403);
		for (const action of Object.values(oneRoute.actions))
			expect((await send(viewer, action as never, {}, at(id))).status).toBe(403);
	});

	it('finds nothing where there is nothing', async () => {
		const viewer = await town.as('security');
		for (const { load } of [oneRoute, editRoute, peopleRoute, printRoute, waitingRoute])
			for (const id of ['999', 'x', '-1'])
				expect((await visit(viewer, load as never, { params: { id } })).status).toBe(404);
	});
});
