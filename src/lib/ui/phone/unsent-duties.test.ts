import { expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import type { Duty, LedgerRecord } from '$lib/ui/training/record';
import { withUnsentDuties } from './unsent-duties';

const today = day('2026-06-15');
const one: Duty = { courses: [{ code: 'DX', name: 'DX' }], all: false, state: '未', href: '/records/new' };
const both: Duty = { ...one, courses: [...one.courses, { code: 'SEC', name: 'SEC' }] };
const record = (state: LedgerRecord['state'], courseCode = 'DX', completedOn = '2026-06-01') => ({
	...{ courseCode, state, completedOn: day(completedOn) }
});

it.each([
	{ because: 'nothing was recorded here', duty: one, records: [], ends: one },
	{
		because: 'it lies here',
		...{ duty: one, records: [record('unsent')], ends: { ...one, here: 'unsent', href: undefined } }
	},
	{
		because: 'the server has got it',
		...{ duty: one, records: [record('waiting')], ends: { ...one, state: '確認中', href: undefined } }
	},
	{
		because: 'one of two that would do',
		...{ duty: both, records: [record('waiting', 'SEC')], ends: { ...both, state: '確認中', href: undefined } }
	},
	{
		because: 'one of two that are asked for',
		duty: { ...both, all: true },
		...{ records: [record('waiting', 'SEC')], ends: { ...both, all: true, here: 'waiting' } }
	},
	{
		because: 'one of them waits for the person',
		duty: one,
		...{ records: [record('unsent'), record('needs-check')], ends: { ...one, here: 'needs-check', href: undefined } }
	},
	{ because: 'another course', duty: one, records: [record('unsent', 'X')], ends: one },
	{ because: 'it was of last year', duty: one, records: [record('unsent', 'DX', '2026-03-31')], ends: one },
	{ because: 'its 取消 is on its way', duty: one, records: [{ ...record('unsent'), isWithdrawing: true }], ends: one },
	{ because: 'it was taken back', duty: one, records: [record('withdrawn')], ends: one },
	{
		because: 'the server knew of one already',
		...{ duty: { ...one, state: '済' as const }, records: [record('unsent')], ends: { ...one, state: '済' } }
	}
])('a duty where $because', ({ duty, records, ends }) => {
	expect(withUnsentDuties([duty], records, today)).toEqual([ends]);
});
