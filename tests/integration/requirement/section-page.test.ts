import { beforeEach, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { day } from '$lib/domain/calendar';
import { changeRow } from '$lib/server/db/rows';
import { department } from '$lib/server/db/schema';
import * as othersRoute from '../../../src/routes/(app)/records/others/+page.server';
import OthersPage from '../../../src/routes/(app)/records/others/+page.svelte';
import * as chainRoute from '../../../src/routes/(app)/requirements/years/[year]/+page.server';
import ChainPage from '../../../src/routes/(app)/requirements/years/[year]/+page.svelte';
import * as sectionRoute from '../../../src/routes/(app)/section/+page.server';
import SectionPage from '../../../src/routes/(app)/section/+page.svelte';
import { ownCurrent } from '../../setup/current';
import { rearrange } from '../access/settle';
import { type Actor, days, requirementTown, type Town } from './town';
import { drawn, send, visit } from './visit';

const current = ownCurrent();

let town: Town;

beforeEach(async () => {
	town = await requirementTown();
	current.database.mockResolvedValue(town.database);
	current.ledger.mockImplementation(town.ledgerNow);
});

describe('所属の状況', () => {
	const open = async (actor: Actor, on?: string, search = '?year=2026') =>
		visit(await town.as(actor, on), sectionRoute.load as never, { search });
	const confirm = async (actor: Actor, department: string, on?: string) => {
		const mark = await town.mark(department, on);
		const fields = { year: 2026, department, mark };
		return send(await town.as(actor, on), sectionRoute.actions.confirm as never, fields);
	};

	it('shows a head who has not, and leads to 代理で記録', async () => {
		await town.published();
		const text = drawn(SectionPage, (await open('head')).data);
		expect(text).toContain('まだの人 2人： 海野 花子、 﨑本 健');
		expect(text).toContain('受講を代理で記録する');
		expect(text).toContain('未 9月30日まで');
		expect(text).toContain('実施状況を確認した');
	});

	it('leads nobody to 代理で記録 for themselves', async () => {
		await town.published();
		await town.record('0001');
		const text = drawn(SectionPage, (await open('head')).data);
		expect(text).toContain('まだの人 1人： 﨑本 健');
		expect(text).not.toContain('代理で記録');
	});

	it('keeps what was seen, and tells that it has changed since', async () => {
		await town.published();
		const answer = await confirm('head', '1010');
		expect(answer.to).toBe('/section?year=2026&department=1010&confirmed');
		const confirmed = drawn(SectionPage, (await open('head', undefined, '?year=2026&confirmed')).data);
		expect(confirmed).toContain('2026年6月30日（令和8年）に﨑本 健さんが確認しました');
		expect(confirmed).not.toContain('実施状況を確認した ');
		await town.record('0001');
		const changed = drawn(SectionPage, (await open('head')).data);
		expect(changed).toContain('確認後に変わりました');
		expect(changed).toContain('済 0/2 → 1/2');
	});

	it('is lost on the day of a transfer, and both are there for whoever heads two', async () => {
		await town.published();
		expect((await open('head', days.after)).status).toBe(403);
		expect(drawn(SectionPage, (await open('nextHead', days.after)).data)).toContain('企画課の人');
		const two = drawn(SectionPage, (await open('twoSections')).data);
		expect(two).toContain('財政課（未確認）');
		expect(two).toContain('契約課（未確認）');
		const late = await confirm('head', '1010', days.after);
		expect(late.status).toBe(403);
	});

	it('refuses numbers that are not those of now, with a sentence', async () => {
		await town.published();
		const mark = await town.mark('1010');
		await town.record('0001');
		const fields = { year: 2026, department: '1010', mark };
		const answer = await send(await town.as('head'), sectionRoute.actions.confirm as never, fields);
		expect(answer.status).toBe(409);
		expect(answer.data.confirmation).toEqual({ message: expect.stringContaining('数が変わりました'), looks: true });
	});

	it('says beside the button that the numbers are others, and confirms them by a tick and not by a second tap', async () => {
		await town.published();
		const fields = { year: 2026, department: '1010', mark: await town.mark('1010') };
		await town.record('0001');
		const again = async (more = {}) =>
			send(await town.as('head'), sectionRoute.actions.confirm as never, { ...fields, ...more });
		const { data: form } = await again();
		const text = drawn(SectionPage, (await open('head')).data, form);
		expect(text).toMatch(
			/実施状況の確認 .*数が変わりました.* いまの数： .*済 1／2人.* いまの数を確かめました .*実施状況を確認した/
		);
		const mark = await town.mark('1010');
		const second = await again({ mark, looks: 1 });
		expect([second.status, second.data.confirmation]).toMatchObject([422, { looks: true }]);
		expect((await town.chain()).confirmations.sections).toEqual([]);
		expect((await again({ mark, looks: 1, looked: 1 })).status).toBe(303);
	});

	it('opens 代理で記録 with those who have not, the course and the way back', async () => {
		const id = await town.published();
		const page = (actor: Actor, department = '1010') =>
			town
				.as(actor)
				.then((viewer) =>
					visit(viewer, othersRoute.load as never, { search: `?requirement=${id}&department=${department}` })
				);
		const { data } = await page('head');
		const text = drawn(OthersPage, data);
		expect(text).toContain('企画課のまだの人を入れました');
		expect(text).toContain('0001 海野 花子');
		expect(text).not.toContain('0002');
		expect(text).toContain('自分の分は 受講を記録する で記録してください');
		expect(text).toContain('SECURITY研修（期限 2026年9月30日）');
		expect(data.section).toMatchObject({ courseCode: 'SECURITY', people: [{ staffNumber: '0001' }] });
		expect((await page('head', '1020')).data.section).toBeNull();
		expect((await page('twoSections')).data.section).toBeNull();
	});

	it('tells 情報セキュリティ担当 who confirms, without the button', async () => {
		await town.published();
		const text = drawn(SectionPage, (await open('security', undefined, '?year=2026&department=1010')).data);
		expect(text).toContain('確認するのは所属長（﨑本 健）です');
		expect((await confirm('security', '1010')).status).toBe(403);
	});

	it('lets whoever sees all choose, also where there is one section', async () => {
		await town.published({ audience: { departments: ['1010'] } });
		const { data } = await open('security');
		expect((data.sections as unknown[]).length).toBe(1);
		expect(drawn(SectionPage, data)).toContain('企画課（未確認）');
	});

	it('after a reorganisation is open to who headed the section last, though they head nothing today', async () => {
		await town.published();
		await rearrange(town.database, async (change) => {
			const [row] = await change.db.select().from(department).where(eq(department.code, '1020'));
			await changeRow(change, department, row!, { validTo: day('2027-03-31') });
		});
		const april = '2027-04-10';
		const page = await open('secondHead', april);
		expect(drawn(SectionPage, page.data)).toContain('実施状況を確認した');
		const fields = { year: 2026, department: '1020', mark: await town.mark('1020', april) };
		const action = sectionRoute.actions.confirm as never;
		const sent = async (who: Actor) =>
			(await send(await town.as(who, april), action, fields, { search: '?year=2026' })).status;
		expect(await sent('staff')).toBe(403);
		expect(await sent('secondHead')).toBe(303);
		expect((await open('secondHead', april, '?year=2027')).status).toBe(403);
		const chain = await visit(await town.as('security', april), chainRoute.load as never, { params: { year: '2026' } });
		expect(drawn(ChainPage, chain.data)).toContain('岸 直子、森 あゆみ、林 太郎');
	});

	describe('催促', () => {
		const remind = async (actor: Actor, fields: Record<string, string | number | readonly string[]>, on?: string) =>
			send(
				...[await town.as(actor, on), sectionRoute.actions.remind as never],
				...[{ requirement: 1, department: '1010', people: ['0001'], words: '', ...fields }, { search: '?year=2026' }]
			);

		it('is offered for those who have not, and tells what became of it', async () => {
			await town.published();
			expect(drawn(SectionPage, (await open('head')).data)).toContain('未受講者に催促する（1人）');
			const answer = await remind('head', {});
			expect(answer.to).toBe('/section?year=2026&department=1010&reminded=1&already=0&gone=0');
			const after = drawn(SectionPage, (await open('head', undefined, answer.to!.slice('/section'.length))).data);
			for (const words of ['1人に催促しました。', '今日すでに1人に催促しました。', '催促 6月30日'])
				expect(after).toContain(words);
			expect(after).not.toContain('未受講者に催促する');
		});

		it('keeps what was written where it is refused, and says why at its field', async () => {
			await town.published();
			const page = (await open('head')).data;
			const words = '<script>'.repeat(30);
			const long = await remind('head', { words });
			expect([long.status, long.data.reminder]).toMatchObject([422, { words, people: ['0001'] }]);
			const text = drawn(SectionPage, page, long.data);
			expect(text).toContain('＊ひとことは200字以内で入力してください。');
			expect(text).toContain('&lt;script>'.repeat(30));
			const nobody = await remind('head', { people: [] });
			expect(nobody.status).toBe(422);
			expect(drawn(SectionPage, page, nobody.data)).toContain('＊催促する人を一人以上選んでください。');
		});

		it('is refused above the page where the world has moved on, and to whoever may not', async () => {
			await town.published();
			await town.record('0001');
			const late = await remind('head', {});
			expect([late.status, late.data.message]).toEqual([409, expect.stringContaining('催促する人は、もういません')]);
			expect((await remind('twoSections', {})).data.message).toContain('この所属の長ではなくなっています');
			expect((await remind('head', {}, days.after)).status).toBe(403);
			for (const actor of ['staff', 'dx', 'admin'] as const) expect((await remind(actor, {})).status).toBe(403);
		});
	});

	it('says what there is to do where nothing is there', async () => {
		expect(drawn(SectionPage, (await open('head')).data)).toContain('公開された必須研修はありません');
		await town.published();
		const unknown = await open('head', undefined, '?year=2026&department=1020');
		expect(drawn(SectionPage, unknown.data)).toContain('この所属の状況は見られません');
	});

	it.each<Actor>(['staff', 'dx', 'admin'])('is closed to %s', async (actor) => {
		expect((await open(actor)).status).toBe(403);
	});
});
