import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { type IndicatorKind } from '$lib/domain/plan';
import { type Behind, type Reason } from './behind';
import { type Standing, standings } from '../rate/standing';
import { standingWords } from '../rate/duty';
import { reasonInWords, reasonsInWords } from './reason-words';

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
		[{ kind: 'absence', absenceKind: '育児休業', from: day('2025-04-01'), to: null }, '育児休業（2025-04-01から）'],
		[{ ...completion(true), comprehension: 4 } as Reason, 'DX基礎 2024-06-12 受講、理解度4'],
		[
			{ kind: 'pass', code: 'AP', countedOn: day('2024-06-30'), standsFor: null, confirmed: false },
			'応用情報技術者試験に合格（2024-06-30）（確認待ち）'
		],
		[
			{ kind: 'appointment', role: 'DX推進員', departmentName: '情報係', from: day('2025-04-01'), to: null },
			'情報係のDX推進員（2025-04-01から）'
		],
		[
			{ kind: 'absence', absenceKind: '休職', from: day('2025-04-01'), to: day('2025-09-30') },
			'休職（2025-04-01から2025-09-30まで）'
		],
		[
			{ kind: 'left-out', reason: '免除（長期派遣）', from: day('2025-04-01'), to: day('2025-09-30') },
			'免除（長期派遣）（2025-04-01から2025-09-30まで）'
		]
	])('%o: %s', (reason, words) => {
		expect(reasonInWords(reason, names)).toBe(words);
	});
});

describe('reasonsInWords', () => {
	const person = (standing: Standing, reasons: Reason[]) => ({ standing, reasons }) as Behind;
	it.each<[Standing, Reason[], IndicatorKind, string]>([
		['counted', [completion(true)], 'training_rate', 'DX基礎 2024-06-12 受講'],
		['pending', [completion(false)], 'training_rate', 'DX基礎 2024-06-12 受講（確認待ち）'],
		['missing', [], 'training_rate', '未受講'],
		['missing', [completion(true)], 'training_rate', '受講が不足、DX基礎 2024-06-12 受講'],
		['missing', [], 'qualification_rate', '未取得'],
		['missing', [], 'qualification_count', '未取得'],
		['missing', [], 'appointment_coverage', '空席'],
		['missing', [completion(true)], 'comprehension_rate', 'DX基礎 2024-06-12 受講']
	])('%s with %o of a %s: %s', (standing, reasons, kind, words) => {
		expect(reasonsInWords(person(standing, reasons), kind, names)).toBe(words);
	});

	it('has one word for each standing, the one of a duty', () => {
		expect(standings.map((standing) => standingWords[standing])).toEqual(['未', '確認中', '済', '対象外']);
	});
});
