import { expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { buildLedger } from '$lib/domain/ledger';
import { town } from '../../../../tests/factories/town';
import { indicatorOf, type TargetSketch } from '../../../../tests/factories/town-indicator';
import { report } from './report/report';

const entered = { indicatorCode: 'rate', fiscalYear: 2023, value: 2, source: '資料2' };
const ledger = buildLedger({ ...town(), manualValues: [entered, { ...entered, indicatorCode: 'other', value: 9 }] });

function overall(direction: 'at_least' | 'at_most', asOf: string, ...targets: TargetSketch[]) {
	const indicator = indicatorOf({ kind: 'manual', unit: '件', direction }, targets);
	return report(ledger, indicator, day(asOf), day('2026-06-15')).overall;
}

const promised = (value: number) => ({ fiscalYear: 2023, value });
const aim = (value: number) => ({ value, from: 'overall' });

it.each<['at_most' | 'at_least', TargetSketch & { value: number }, boolean, string]>([
	['at_most', promised(2), true, 'as many as allowed'],
	['at_most', promised(1), false, 'more than allowed'],
	['at_most', promised(0), false, 'a target of 0 is one'],
	['at_least', promised(2), true, 'as many as wanted'],
	['at_least', promised(2.5), false, 'fewer than wanted']
])('%s %o: %s (%s)', (direction, target, met) => {
	expect(overall(direction, '2023-10-01', target)).toEqual({
		value: 2,
		source: '資料2',
		target: aim(target.value),
		met
	});
});

it.each<[string, TargetSketch[], object, string]>([
	['2024-03-31', [], { value: 2, source: '資料2', target: null, met: null }, 'no target, no judgement'],
	['2024-04-01', [promised(0)], { value: null, source: null, target: null, met: null }, 'another year'],
	[
		'2024-04-01',
		[{ fiscalYear: 2024, value: 0 }],
		{ value: null, source: null, target: aim(0), met: null },
		'nothing entered, nothing judged'
	],
	[
		'2024-03-31',
		[{ fiscalYear: 2023, percent: 50 }],
		{ value: 2, source: '資料2', target: null, met: null },
		'no value'
	],
	[
		'2024-03-31',
		[{ fiscalYear: 2023, value: 0, departmentCode: '1000' }],
		{ value: 2, source: '資料2', target: null, met: null },
		'a number is of the whole body'
	]
])('on %s with %o: %o (%s)', (asOf, targets, expected) => {
	expect(overall('at_most', asOf, ...targets)).toEqual(expected);
});

it('has no departments and leaves nobody out', () => {
	const indicator = indicatorOf({ kind: 'manual', unit: '件', direction: 'at_most' });
	const made = report(ledger, indicator, day('2024-03-31'), day('2026-06-15'));
	expect(made).toMatchObject({ departments: [], excluded: [], isFinal: true, fiscalYear: 2023 });
});
