import { expect, it } from 'vitest';
import { type CivilDate, day } from '$lib/domain/calendar';
import { type ChainState } from './state';
import { stepSentence } from '../refusal';
import { type ChainStep } from '../requirement';
import { checkStep } from './step';

const doneOn = (step: ChainStep, on: string | null) => ({
	confirmation:
		on === null
			? null
			: {
					...{ id: 1, fiscalYear: 2026, step, confirmedOn: day(on), recordedOn: day(on) },
					...{ confirmedBy: '統括', words: null, seen: [], gaps: [] }
				},
	changes: [],
	renewed: []
});
const steps = (evaluation: string | null, ciso: string | null): ChainState['steps'] => ({
	evaluation: doneOn('evaluation', evaluation),
	ciso: doneOn('ciso', ciso),
	committee: doneOn('committee', null)
});

it.each<{ step: ChainStep; on: string | null; before: ChainState['steps']; end: string; because: string }>([
	{ step: 'evaluation', on: null, before: steps(null, null), end: 'no-day', because: 'no day is written' },
	{ step: 'evaluation', on: '2026-03-31', before: steps(null, null), end: 'day-outside', because: 'before the year' },
	{ step: 'evaluation', on: '2026-04-01', before: steps(null, null), end: 'ok', because: 'its first day' },
	{ step: 'evaluation', on: '2027-05-20', before: steps(null, null), end: 'ok', because: 'today, after the year' },
	{ step: 'evaluation', on: '2027-05-21', before: steps(null, null), end: 'day-outside', because: 'tomorrow' },
	{
		step: 'ciso',
		on: '2026-05-01',
		before: steps('2026-05-02', null),
		end: 'before-other',
		because: 'before the evaluation'
	},
	{ step: 'ciso', on: '2026-05-02', before: steps('2026-05-02', null), end: 'ok', because: 'on the same day' },
	{
		step: 'committee',
		on: '2026-05-01',
		before: steps('2026-05-02', null),
		end: 'before-other',
		because: 'CISO is missing'
	},
	{
		step: 'committee',
		on: '2026-05-03',
		before: steps(null, null),
		end: 'ok',
		because: 'nothing before it: a gap, no date'
	},
	{ step: 'evaluation', on: '2026-06-01', before: steps(null, '2026-05-01'), end: 'ok', because: 'entered anew, later' }
])('$step on $on is $end: $because', ({ step, on, before, end }) => {
	const confirmedOn = on as CivilDate | null;
	const checked = checkStep({ step, confirmedOn, confirmedBy: ' 統括 ', words: ' ' }, 2026, day('2027-05-20'), before);
	expect(checked.ok ? ['ok'] : checked.faults).toEqual([end]);
	if (checked.ok) expect(checked.value).toEqual({ step, confirmedOn, confirmedBy: '統括', words: null });
});

it('tells all that is wrong at once', () => {
	const draft = { step: 'ciso', confirmedOn: null, confirmedBy: ' ', words: 'あ'.repeat(4001) } as const;
	const checked = checkStep(draft, 2026, day('2027-05-20'), steps(null, null));
	expect(checked).toEqual({ ok: false, faults: ['no-day', 'no-name', 'words-too-long'] });
});

it.each<[ChainStep, who: string]>([
	['evaluation', '統括情報セキュリティ責任者の氏名を入力してください。'],
	['ciso', '報告した人の氏名を入力してください。'],
	['committee', '報告した人の氏名を入力してください。']
])('of %s without a name is asked, as the field is called: %s', (step, expected) => {
	expect(stepSentence('no-name', step)).toBe(expected);
});
