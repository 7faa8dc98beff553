import { beforeEach, describe, expect, it, vi } from 'vitest';
import ChainPage from '../../../src/routes/(app)/requirements/years/[year]/+page.svelte';
import * as chainRoute from '../../../src/routes/(app)/requirements/years/[year]/+page.server';
import OthersPage from '../../../src/routes/(app)/records/others/+page.svelte';
import * as othersRoute from '../../../src/routes/(app)/records/others/+page.server';
import SectionPage from '../../../src/routes/(app)/section/+page.svelte';
import * as sectionRoute from '../../../src/routes/(app)/section/+page.server';
import { eq } from 'drizzle-orm';
import { render } from 'svelte/server';
import { confirmSection } from '$lib/server/requirement/confirm-section';
import { day } from '$lib/domain/calendar';
import { changeRow } from '$lib/server/db/rows';
import { department } from '$lib/server/db/schema';
import { rearrange } from '../access/settle';
import { type Actor, days, requirementTown, type Town } from './town';
import { drawn, send, visit } from './visit';

const current = vi.hoisted(() => ({ database: vi.fn(), ledger: vi.fn() }));
vi.mock('$lib/server/current', () => ({ currentDatabase: current.database, currentLedger: current.ledger }));

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
		expect(text).toContain('まだの人 2人： 海野 花子 、 﨑本 健');
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

describe('確認と報告の流れ', () => {
	const place = { params: { year: '2026' } };
	const open = async (actor: Actor) => visit(await town.as(actor), chainRoute.load as never, place);
	const enter = async (actor: Actor, change: Record<string, string | readonly string[]> = {}) => {
		const typed = { confirmedOn: 'R8.6.30', confirmedBy: '林 太郎', words: '受講を促す' };
		const fields = { step: 'evaluation', ...typed, mark: await town.mark(null), ...change };
		return send(await town.as(actor), chainRoute.actions.step as never, fields, place);
	};

	it('names what is missing, asks before it goes on, and keeps what was missing', async () => {
		await town.published();
		const page = await open('security');
		expect(drawn(ChainPage, page.data)).toContain('4所属のうち0所属が確認しました');
		const asked = await enter('security');
		expect(asked.status).toBe(409);
		const { gaps } = asked.data.step as { gaps: string[] };
		expect(gaps).toContain('企画課の確認');
		const question = drawn(ChainPage, page.data, asked.data);
		expect(question).toContain('このまま進む');
		expect((await enter('security', { accepted: gaps })).to).toBe('/requirements/years/2026?step');
		const after = drawn(ChainPage, (await open('hr')).data);
		expect(after).toContain(`まだだったもの ${gaps.join('、')}`);
		expect(after).toMatch(/記録したとき（20\d\d年\d+月\d+日）の数：/);
		expect(after).toContain('林 太郎');
		await town.record('0001');
		expect(drawn(ChainPage, (await open('security')).data)).toContain('確認後に変わりました');
	});

	it.each<{ fault: Record<string, string>; field: string }>([
		{ fault: { confirmedOn: '' }, field: 'confirmedOn' },
		{ fault: { confirmedOn: '2026-07-01' }, field: 'confirmedOn' },
		{ fault: { confirmedBy: ' ' }, field: 'confirmedBy' },
		{ fault: { words: 'あ'.repeat(4001) }, field: 'words' }
	])('says at its field what is wrong: $field', async ({ fault, field }) => {
		await town.published();
		const answer = await enter('security', fault);
		expect([answer.status, Object.keys((answer.data.step as { errors: object }).errors)]).toEqual([422, [field]]);
		expect(drawn(ChainPage, (await open('security')).data, answer.data)).toContain('入力内容をお確かめください');
	});

	it.each([
		{ step: 'evaluation', day: '分析・評価した日', name: '統括情報セキュリティ責任者の氏名' },
		{ step: 'ciso', day: '報告した日', name: '報告した人の氏名' },
		{ step: 'committee', day: '報告した日', name: '報告した人の氏名' }
	])('says what is wrong in the words of the form: $step', async ({ step, day, name }) => {
		await town.published();
		const ofDay = async (confirmedOn: string) => {
			const answer = await enter('security', { step, confirmedOn, confirmedBy: '' });
			return (answer.data.step as { errors: Record<string, string> }).errors;
		};
		const errors = await ofDay('');
		expect(errors.confirmedOn).toMatch(new RegExp(`^${day}を、`));
		expect(errors.confirmedBy).toBe(`${name}を入力してください。`);
		expect((await ofDay('2026-07-01')).confirmedOn).toMatch(new RegExp(`^${day}は、`));
	});

	it('says everything that is wrong at once', async () => {
		await town.published();
		const answer = await enter('security', { confirmedOn: '', confirmedBy: '', words: 'あ'.repeat(4001) });
		const { errors } = answer.data.step as { errors: object };
		expect(Object.keys(errors).sort()).toEqual(['confirmedBy', 'confirmedOn', 'words']);
	});

	it('tells what is confirmed, what has changed since and what is missing, each by its number', async () => {
		await town.published();
		for (const [actor, code] of [
			['head', '1010'],
			['above', '1000']
		] as const) {
			const command = { fiscalYear: 2026, departmentCode: code, mark: await town.mark(code) };
			await confirmSection(town.database, town.ledgerNow, await town.as(actor), command);
		}
		await town.record('0001');
		expect(drawn(ChainPage, (await open('security')).data)).toContain(
			'4所属のうち1所属が確認しました。1所属は確認後に変わりました。2所属はまだです。'
		);
	});

	it('begins anew with what was entered, and says at the later step that it reports an older one', async () => {
		await town.published();
		const step = async (name: string, words: string) => {
			const fields = { step: name, words };
			const asked = await enter('security', fields);
			const { gaps } = asked.data.step as { gaps: string[] };
			return enter('security', { ...fields, accepted: gaps });
		};
		for (const name of ['evaluation', 'ciso']) await step(name, '受講を促す');
		expect(drawn(ChainPage, (await open('security')).data)).not.toContain('このあとに記録しています');
		await step('evaluation', '不十分');
		const { body } = render(ChainPage as never, {
			props: { data: (await open('security')).data, form: null } as never
		});
		expect(body).toMatch(/<textarea[^>]*>不十分<\/textarea>/);
		expect(drawn(ChainPage, (await open('security')).data)).toContain(
			'統括情報セキュリティ責任者の分析・評価を、このあとに記録しています'
		);
	});

	it('is read by 人事, and entered by 情報セキュリティ担当 alone', async () => {
		await town.published();
		expect(drawn(ChainPage, (await open('hr')).data)).not.toContain('記録する');
		expect((await enter('hr')).status).toBe(403);
		for (const actor of ['staff', 'head', 'dx', 'admin'] as const) expect((await open(actor)).status).toBe(403);
	});

	it('knows no year that is none', async () => {
		const viewer = await town.as('security');
		for (const year of ['26', 'x', '1999', '2026.5'])
			expect((await visit(viewer, chainRoute.load as never, { params: { year } })).status).toBe(404);
	});

	describe('訓練', () => {
		const typed = {
			name: '標的型メールの訓練',
			heldOn: '2026-06-10',
			note: '',
			participants: '0001 CSIRT\n\n０００８'
		};
		const record = async (change: Record<string, string | number> = {}) =>
			send(await town.as('security'), chainRoute.actions.drill as never, { ...typed, ...change }, place);

		it('is kept with its participants, put right and taken back', async () => {
			expect((await record()).status).toBe(303);
			const page = await open('security');
			expect(drawn(ChainPage, page.data)).toContain('海野 花子（CSIRT）、谷 一郎');
			const [drill] = page.data.drills as { id: number; entry: number }[];
			const fixed = await record({ id: drill!.id, seen: drill!.entry, participants: '0001' });
			expect(fixed.status).toBe(303);
			const [now] = (await open('security')).data.drills as { id: number; entry: number }[];
			const remove = chainRoute.actions['remove-drill'] as never;
			const gone = await send(await town.as('security'), remove, { id: now!.id, seen: now!.entry }, place);
			expect(gone.to).toBe('/requirements/years/2026?removed#drills');
		});

		it('says everything that is wrong at once, and reads no more people than there may be', async () => {
			const answer = await record({ name: '', heldOn: '2026-03-31', participants: '0001\n0001\n9999' });
			const { errors } = answer.data.drill as { errors: Record<string, string> };
			expect(Object.keys(errors).sort()).toEqual(['heldOn', 'name', 'participants']);
			expect(errors.heldOn).toContain('この年度の日ではありません');
			expect(errors.participants).toMatch(/（0001）\n.*（9999）$/);
			const many = await record({ participants: '0001 CSIRT\n'.repeat(900_000) });
			expect((many.data.drill as { errors: object }).errors).toMatchObject({
				participants: expect.stringContaining('500人まで')
			});
		});

		it('offers whom numbers without their zeros mean, and keeps them by a second press', async () => {
			const answer = await record({ participants: '1 CSIRT\n８' });
			const { errors, fields } = answer.data.drill as { errors: object; fields: { participants: string } };
			expect(errors).toEqual({ participants: expect.stringContaining('（1 → 0001 海野 花子、8 → 0008 谷 一郎）') });
			expect(fields.participants).toMatch(/^0001 CSIRT\r?\n0008$/);
			expect((await record(fields)).status).toBe(303);
			expect(drawn(ChainPage, (await open('security')).data)).toContain('海野 花子（CSIRT）、谷 一郎');
		});

		it.each<{ fault: Record<string, string>; field: string; says: string }>([
			{ fault: { name: '' }, field: 'name', says: '名称を入力' },
			{ fault: { heldOn: '2026-02-30' }, field: 'heldOn', says: '訓練をした日を' },
			{ fault: { heldOn: '2026-03-31' }, field: 'heldOn', says: 'この年度の日ではありません' },
			{ fault: { participants: '' }, field: 'participants', says: '一人以上' },
			{ fault: { participants: '0001\n0001' }, field: 'participants', says: '（0001）' },
			{ fault: { participants: '9999' }, field: 'participants', says: '（9999）' }
		])('says at $field: $says', async ({ fault, field, says }) => {
			const answer = await record(fault);
			const { errors } = answer.data.drill as { errors: Record<string, string> };
			expect([answer.status, errors]).toEqual([422, { [field]: expect.stringContaining(says) }]);
		});
	});
});
