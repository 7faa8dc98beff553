import { expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { buildLedger } from '$lib/domain/ledger';
import { town } from '../../../../tests/factories/town';
import { indicatorOf, trainingRate } from '../../../../tests/factories/town-indicator';
import { enteredValues } from './values';

const manual = indicatorOf({ kind: 'manual', unit: '件', direction: 'at_most' }, [{ fiscalYear: 2023, value: 0 }]);
const ledger = buildLedger({
	...town(),
	plans: [{ code: manual.planCode, name: '計画', source: null, firstFiscalYear: 2023, lastFiscalYear: 2024 }],
	indicators: [manual, { ...trainingRate(), code: 'computed' }],
	manualValues: [{ indicatorCode: manual.code, fiscalYear: 2023, value: 2, source: '事故簿' }]
});

it.each<[string, (number | string | null)[][], string]>([
	['2023-10-01', [[2, '事故簿', 0]], 'entered for the year of the day'],
	['2024-10-01', [[null, null, null]], 'of its plan, and not entered'],
	['2022-10-01', [], 'before its plan'],
	['2025-10-01', [], 'after its plan']
])('%s: %j (%s)', (asOf, expected) => {
	const values = enteredValues(ledger, day(asOf));
	expect(values.map(({ value, source, target }) => [value, source, target])).toEqual(expected);
	expect(values.every(({ name, unit }) => name === manual.name && unit === '件')).toBe(true);
});
