import { beforeEach, describe, expect, it } from 'vitest';
import { render } from 'svelte/server';
import { confirmSection } from '$lib/server/requirement/chain/confirm-section';
import * as chainRoute from '../../../src/routes/(app)/requirements/years/[year]/+page.server';
import ChainPage from '../../../src/routes/(app)/requirements/years/[year]/+page.svelte';
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
