import { beforeEach, describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { type RequirementFields, requirementFields } from '$lib/domain/requirement';
import { addRow } from '$lib/server/db/rows';
import { absence } from '$lib/server/db/schema';
import { requirementYear } from '$lib/server/requirement/rows';
import * as listRoute from '../../../src/routes/(app)/requirements/+page.server';
import ListPage from '../../../src/routes/(app)/requirements/+page.svelte';
import * as oneRoute from '../../../src/routes/(app)/requirements/[id]/+page.server';
import OnePage from '../../../src/routes/(app)/requirements/[id]/+page.svelte';
import * as editRoute from '../../../src/routes/(app)/requirements/[id]/edit/+page.server';
import EditPage from '../../../src/routes/(app)/requirements/[id]/edit/+page.svelte';
import * as newRoute from '../../../src/routes/(app)/requirements/new/+page.server';
import NewPage from '../../../src/routes/(app)/requirements/new/+page.svelte';
import * as sectionRoute from '../../../src/routes/(app)/section/+page.server';
import SectionPage from '../../../src/routes/(app)/section/+page.svelte';
import { ownCurrent } from '../../setup/current';
import { rearrange } from '../access/settle';
import { draftOf, requirementTown, type Town } from './town';
import { drawn, send, visit } from './visit';

const current = ownCurrent();

let town: Town;

beforeEach(async () => {
	town = await requirementTown();
	current.database.mockResolvedValue(town.database);
	current.ledger.mockImplementation(town.ledgerNow);
});

/** The form of a 必須研修 as a browser sends it. */
function formOf(change: Partial<RequirementFields> = {}): Record<string, string | readonly string[]> {
	const { rule, ...texts } = { ...requirementFields(draftOf()), ...change };
	return { ...rule, ...texts };
}

const at = (id: number, search = '') => ({ params: { id: `${id}` }, search });

describe('drawing one up', () => {
	it('tries it without keeping anything, and says whom it would ask', async () => {
		const viewer = await town.as('security');
		const before = await town.entries();
		const blank = await visit(viewer, newRoute.load, { search: '?year=2026' });
		const answer = await send(viewer, newRoute.actions.preview as never, formOf(), { search: '?year=2026' });
		expect(drawn(NewPage, blank.data, answer.data)).toContain('対象 11人・除外 0人');
		expect(await town.entries()).toBe(before);
	});

	it('keeps a 下書き, publishes it to those it was shown to be about, and refuses other numbers', async () => {
		const viewer = await town.as('security');
		const made = await send(viewer, newRoute.actions.create as never, formOf(), { search: '?year=2026' });
		expect([made.status, made.to]).toEqual([303, '/requirements/1?created']);
		const page = await visit<{ requirement: { entry: number } }>(viewer, oneRoute.load, at(1, '?created'));
		expect(drawn(OnePage, page.data)).toContain('公開前の確認');
		const seen = page.data.requirement.entry;
		const publish = oneRoute.actions.publish as never;
		const wrong = await send(viewer, publish, { seen, members: 10, excluded: 0 }, at(1));
		expect([wrong.status, wrong.data.message]).toEqual([409, expect.stringContaining('対象の人数が変わりました')]);
		expect((await send(viewer, publish, { seen, members: 11, excluded: 0 }, at(1))).to).toBe(
			'/requirements/1?published'
		);
		const list = await visit(viewer, listRoute.load, { search: '?year=2026' });
		expect(drawn(ListPage, list.data)).toContain('情報セキュリティ研修 公開 0.0% 0／11人');
	});

	it('says at its field what is wrong, and shows what was typed once more', async () => {
		const viewer = await town.as('hr');
		const blank = await visit(viewer, newRoute.load);
		const typed = formOf({ name: '', dueOn: '2027-04-01' });
		const answer = await send(viewer, newRoute.actions.create as never, typed, { search: '?year=2026' });
		expect([answer.status, Object.keys(answer.data.errors as object).sort()]).toEqual([422, ['dueOn', 'name']]);
		const text = drawn(NewPage, blank.data, answer.data);
		expect(text).toContain('名称を入力してください。');
		expect(text).toContain('期限がこの年度の外です。');
	});

	it('changes it within its year, and tells whoever has an old one before their eyes', async () => {
		const [id, viewer] = [await town.published(), await town.as('security')];
		const { entry } = await town.requirement(id);
		const page = await visit(viewer, editRoute.load, at(id));
		expect(drawn(EditPage, page.data)).toContain('公開している必須研修です');
		const save = editRoute.actions.save as never;
		const answer = await send(viewer, save, { ...formOf({ dueOn: 'R8.12.28' }), seen: entry }, at(id));
		expect([answer.to, (await town.requirement(id)).dueOn]).toEqual([`/requirements/${id}?saved`, '2026-12-28']);
		const late = await send(viewer, save, { ...formOf({ dueOn: 'R8.10.1' }), seen: entry }, at(id));
		expect([late.status, late.data.seen]).toEqual([409, (await town.requirement(id)).entry]);
	});

	it('the second of two officers sees what the first changed, and overwrites nothing they did not touch', async () => {
		const [id, viewer] = [await town.published(), await town.as('security')];
		const { entry: seen } = await town.requirement(id);
		const save = editRoute.actions.save as never;
		const first = { ...formOf({ note: '第一の人が書いた説明', dueOn: '2026-12-31' }), seen };
		expect((await send(await town.as('hr'), save, first, at(id))).status).toBe(303);
		const second = await send(viewer, save, { ...formOf({ dueOn: '2026-11-30' }), seen }, at(id));
		expect(second.status).toBe(409);
		expect(second.data.differences).toEqual([
			{ label: '期限', theirs: '2026年12月31日', yours: '2026年11月30日', isTheirs: false },
			{ label: '説明', theirs: '第一の人が書いた説明', yours: 'なし', isTheirs: true }
		]);
		const page = await visit(viewer, editRoute.load, at(id));
		expect(drawn(EditPage, page.data, second.data)).toContain(
			'第一の人が書いた説明 あなたが送った内容 なし 下の入力欄 いまの内容'
		);
		const { rule, ...texts } = second.data.fields as RequirementFields;
		const pressed = await send(viewer, save, { ...rule, ...texts, seen: second.data.seen as number }, at(id));
		expect(pressed.status).toBe(303);
		expect(await town.requirement(id)).toMatchObject({ note: '第一の人が書いた説明', dueOn: '2026-11-30' });
	});

	it('a form that names no version it began with overwrites nothing unseen either', async () => {
		const [id, viewer] = [await town.published({ note: 'いまの説明' }), await town.as('security')];
		const answer = await send(viewer, editRoute.actions.save as never, { ...formOf(), seen: 'x' }, at(id));
		expect([answer.status, answer.data.differences]).toEqual([
			...[409, [{ label: '説明', theirs: 'いまの説明', yours: 'なし', isTheirs: false }]]
		]);
	});

	it('published ahead, it says from when it counts and for how many, and asks nobody before', async () => {
		const [id, viewer] = [await town.published({ fiscalYear: 2027 }), await town.as('security')];
		const page = await visit(viewer, oneRoute.load, at(id, '?published'));
		const text = drawn(OnePage, page.data);
		expect(text).toContain('公開しました。2027年4月1日（令和9年）から、対象の人のホームに出ます。');
		expect(text).toContain('4月1日から数えます（いまの登録では対象 11人）');
		expect(text).toContain('まだ取り込んでいない4月1日の発令');
		expect(text).not.toMatch(/対象者なし|公開前の確認|未受講者/);
		const list = await visit(viewer, listRoute.load, { search: '?year=2027' });
		expect(drawn(ListPage, list.data)).toContain('4月1日から数えます（いまの登録では対象 11人） 公開 ― ―／11人');
		for (const actor of ['head', 'security'] as const) {
			const section = await visit(await town.as(actor), sectionRoute.load, { search: '?year=2027' });
			const told = drawn(SectionPage, section.data);
			expect(told).toContain(
				'情報セキュリティ研修（期限 2027年9月30日）：4月1日から数えます（いまの登録では対象 11人）'
			);
			expect(told).not.toMatch(/対象の人はいません|時点です/);
		}
	});

	it('a new one leaves out whoever is away, unless somebody says otherwise', async () => {
		await rearrange(town.database, async (change) => {
			const span = { from: day('2026-05-01'), to: day('2027-03-31') };
			await addRow(change, absence, { staffId: 1, kind: '育児休業', ...span });
		});
		const viewer = await town.as('security');
		const blank = await visit<{ fields: RequirementFields }>(viewer, newRoute.load, { search: '?year=2026' });
		expect(blank.data.fields.rule.excludeAbsences).toEqual(['育児休業']);
	});

	it('a 下書き that nobody needs is deleted', async () => {
		const [id, viewer] = [await town.draft(), await town.as('security')];
		const page = await visit<{ requirement: { entry: number } }>(viewer, oneRoute.load, at(id));
		expect(drawn(OnePage, page.data)).toContain('この下書きを削除する');
		const answer = await send(viewer, oneRoute.actions.delete as never, { seen: page.data.requirement.entry }, at(id));
		expect(answer.to).toBe('/requirements?year=2026&deleted');
		const list = await visit(viewer, listRoute.load, { search: '?year=2026&deleted' });
		expect(drawn(ListPage, list.data)).toMatch(/下書きを削除しました.*必須研修はありません。 新しく作ってください。/);
	});

	it('copies what was published unless told otherwise, and what was taken back has to be copied anew', async () => {
		const [published, draft] = [await town.published(), await town.draft({ name: 'だれもいない研修' })];
		const viewer = await town.as('security');
		const list = () => visit<{ earlier: object[] }>(viewer, listRoute.load, { search: '?year=2027' });
		expect((await list()).data.earlier).toMatchObject([
			{ id: published, isPublished: true },
			{ id: draft, isPublished: false }
		]);
		const copy = listRoute.actions.copy as never;
		await send(viewer, copy, { id: [`${published}`] }, { search: '?year=2027' });
		expect((await list()).data.earlier).toMatchObject([{ id: draft }]);
		const [copied] = (await requirementYear(town.database.reader, 2027)).requirements;
		await town.publish(copied!.id, 'security');
		const { entry: seen } = await town.requirement(copied!.id);
		await send(viewer, oneRoute.actions.withdraw as never, { seen, reason: '誤り' }, at(copied!.id));
		expect((await list()).data.earlier).toMatchObject([{ id: published }, { id: draft }]);
		expect((await send(viewer, copy, { id: [`${published}`] }, { search: '?year=2027' })).status).toBe(303);
	});

	it('says nothing of records that were confirmed where the address does not say how many', async () => {
		const [id, viewer] = [await town.published(), await town.as('security')];
		const page = await visit(viewer, oneRoute.load, at(id, '?confirmed'));
		expect(drawn(OnePage, page.data)).not.toContain('null件');
	});

	it('copies last year’s in one step', async () => {
		const [id, viewer] = [await town.published(), await town.as('security')];
		const before = await visit(viewer, listRoute.load, { search: '?year=2027' });
		expect(drawn(ListPage, before.data)).toContain('令和8年度から写す');
		const copy = listRoute.actions.copy as never;
		const answer = await send(viewer, copy, { id: [`${id}`] }, { search: '?year=2027' });
		expect(answer.to).toBe('/requirements?year=2027&copied=1');
		const after = await visit(viewer, listRoute.load, { search: '?year=2027&copied=1' });
		const text = drawn(ListPage, after.data);
		expect(text).toContain('情報セキュリティ研修 下書き');
		expect(text).not.toContain('令和8年度から写す');
	});
});
