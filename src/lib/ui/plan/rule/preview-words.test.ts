import { describe, expect, it } from 'vitest';
import { figureWords } from '$lib/domain/indicator';
import { everyone } from '../../../../../tests/factories/town-indicator';
import { changeWords, populationPreview } from './preview-words';

const away = [
	{ reason: '育児休業', count: 9 },
	{ reason: '休職', count: 5 }
];

describe('whom a rule would count', () => {
	it.each([
		[472, away, '人', '対象 472人・除外 14人（育児休業 9, 休職 5）', 'as the office says it'],
		[1248, [], '人', '対象 1,248人・除外なし', 'nobody is left out'],
		[null, away, '人', '除外 14人（育児休業 9, 休職 5）', 'a count has nobody it is a share of'],
		[31, [], '所属', '対象 31所属', 'departments are not away']
	])('%s of %o in %s: %s, because %s', (denominator, excluded, unit, words, _because) => {
		expect(populationPreview({ denominator }, excluded, { unit })).toBe(words);
	});
});

describe('what becomes of them', () => {
	const rate = figureWords({
		kind: 'qualification_rate',
		qualifications: { anyOf: [], acceptHigher: true },
		population: everyone
	});
	const coverage = figureWords({ kind: 'appointment_coverage', role: 'DX推進員', level: 2 });
	const count = figureWords({
		kind: 'qualification_count',
		count: 'holders',
		qualifications: { anyOf: [], acceptHigher: true },
		window: null,
		population: everyone
	});

	it.each([
		['enters', rate, '新しく対象に入る'],
		['leaves', rate, '対象から外れる'],
		['gains', rate, '新しく「済」になる'],
		['loses', rate, '「済」でなくなる'],
		['gains', coverage, '「配置あり」が増える'],
		['enters', count, '新しく数える'],
		['loses', count, '数が減る']
	] as const)('%s of %o: %s', (kind, words, said) => {
		expect(changeWords(kind, words)).toBe(said);
	});
});
