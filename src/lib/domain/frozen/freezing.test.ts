import { describe, expect, it } from 'vitest';
import { closeRefusalSentence, sightOf } from './closing';
import { freezeRefusalSentence, type FreezeRefusal, parseFreezing } from './freezing';

const form = (fields: Record<string, unknown>) => ({ get: (name: string) => fields[name] ?? null });

describe('parseFreezing', () => {
	it.each<[Record<string, string>, object, string]>([
		[{ asOf: '2026-03-31' }, { reason: null, accepted: null, seen: 0, figure: '' }, 'the first edition'],
		[
			{ asOf: 'R8.3.31', reason: ' 発令の訂正 ', accepted: '3', seen: '1', figure: 'ab12' },
			{ reason: '発令の訂正', accepted: 3, seen: 1, figure: 'ab12' },
			'another one'
		],
		[
			{ asOf: '2026-03-31', accepted: '-1', seen: 'x' },
			{ reason: null, accepted: null, seen: 0, figure: '' },
			'numbers that are none'
		]
	])('reads %o: %#', (fields, value) => {
		expect(parseFreezing(form({ ...fields, checked: 'yes' }))).toEqual({
			ok: true,
			value: { asOf: '2026-03-31', ...value }
		});
	});

	it.each<[Record<string, string>, object]>([
		[{}, { asOf: expect.stringContaining('基準日') }],
		[{ asOf: '2026-03-31', checked: '' }, { checked: expect.stringContaining('内容を確かめました') }],
		[{ asOf: '2026-02-30' }, { asOf: expect.stringContaining('基準日') }],
		[{ asOf: '2026-03-31', reason: 'あ'.repeat(201) }, { reason: expect.stringContaining('いまは201文字') }]
	])('refuses %o', (fields, errors) => {
		expect(parseFreezing(form({ checked: 'yes', ...fields }))).toEqual({ ok: false, errors });
	});
});

describe('what is told of a report that was not frozen', () => {
	it.each<[FreezeRefusal, string]>([
		[{ reason: 'unconfirmed', count: 3, before: null }, '確認待ちの記録が 3件あります。確定した数値には入りません。'],
		[{ reason: 'unconfirmed', count: 0, before: 3 }, '確認待ちの記録がなくなりました'],
		[{ reason: 'unconfirmed', count: 2, before: 3 }, '確認待ちの記録が2件に変わりました'],
		[{ reason: 'frozen-since', edition: 2, by: '海野 花子（0001）' }, '第2版が確定されました（海野 花子（0001））'],
		[{ reason: 'nothing-entered' }, '数値と出典を入力してから']
	])('%o: %s', (refusal, sentence) => {
		expect(freezeRefusalSentence(refusal)).toContain(sentence);
	});

	it('a year that is not over says when it is', () => {
		expect(closeRefusalSentence({ reason: 'year-not-over', fiscalYear: 2025 })).toContain(
			'令和7年度はまだ終わっていません'
		);
	});
});

it('two sights of a year that differ have different words', () => {
	const sights = [
		[],
		[{ code: 'a', figure: 'x', unconfirmed: 0 }],
		[{ code: 'a', figure: 'x', unconfirmed: 1 }],
		[{ code: 'a', figure: 'y', unconfirmed: 1 }],
		[{ code: 'a:x:1 b', figure: 'x', unconfirmed: 1 }],
		[
			{ code: 'a', figure: 'x', unconfirmed: 1 },
			{ code: 'b', figure: 'x', unconfirmed: 1 }
		]
	].map(sightOf);
	expect(new Set(sights).size).toBe(sights.length);
});
