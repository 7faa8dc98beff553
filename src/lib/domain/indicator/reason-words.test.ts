import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { type RateRule } from './evaluate';
import { type Behind, type Reason } from './people';
import { type Standing, standings } from './standing';
import { reasonInWords, reasonsInWords, standingWords } from './reason-words';

const called: Record<string, string> = {
	'DX-BASIC': 'DX基礎',
	AP: '応用情報技術者試験',
	PM: 'プロジェクトマネージャ試験'
};
const name = (code: string) => called[code] ?? code;
const names = { course: name, department: name, qualification: name };

const completion = (confirmed: boolean): Reason => ({
	...{ kind: 'completion', courseCode: 'DX-BASIC', completedOn: day('2024-06-12'), confirmed }
});
const holding = (code: string, standsFor: string | null, confirmed = true): Reason => ({
	...{ kind: 'holding', code, passedOn: '2019', standsFor, confirmed }
});

describe('reasonInWords', () => {
	it.each<[Reason, string]>([
		[completion(true), 'DX基礎 2024-06-12 受講'],
		[completion(false), 'DX基礎 2024-06-12 受講（確認待ち）'],
		[holding('AP', null), '応用情報技術者試験を保有（合格 2019）'],
		[holding('PM', 'AP'), 'プロジェクトマネージャ試験により充足（合格 2019）'],
		[holding('PM', 'AP', false), 'プロジェクトマネージャ試験により充足（合格 2019）（確認待ち）'],
		[{ kind: 'absence', absenceKind: '育児休業', from: '2025-04-01', to: null }, '育児休業（2025-04-01から）'],
		[
			{ kind: 'absence', absenceKind: '休職', from: '2025-04-01', to: '2025-09-30' },
			'休職（2025-04-01から2025-09-30まで）'
		]
	])('%o: %s', (reason, words) => {
		expect(reasonInWords(reason, names)).toBe(words);
	});
});

describe('reasonsInWords', () => {
	const person = (standing: Standing, reasons: Reason[]) => ({ standing, reasons }) as Behind;
	it.each<[Standing, Reason[], RateRule['kind'], string]>([
		['counted', [completion(true)], 'training_rate', 'DX基礎 2024-06-12 受講'],
		['pending', [completion(false)], 'training_rate', 'DX基礎 2024-06-12 受講（確認待ち）'],
		['missing', [], 'training_rate', '未受講'],
		['missing', [completion(true)], 'training_rate', '受講が不足、DX基礎 2024-06-12 受講'],
		['missing', [], 'qualification_rate', '未取得']
	])('%s with %o of a %s: %s', (standing, reasons, kind, words) => {
		expect(reasonsInWords(person(standing, reasons), kind, names)).toBe(words);
	});

	it('has one word for each standing, the one of a duty', () => {
		expect(standings.map((standing) => standingWords[standing])).toEqual(['未', '確認中', '済', '対象外']);
	});
});
