import { describe, expect, it } from 'vitest';
import { type Target } from './rule';
import { cellName, readCellName } from './target-cell';
import { byPlace, changedCells, othersCells, withCells } from './target-change';

const target = (fiscalYear: number, departmentCode: string | null, said: Partial<Target> = {}): Target => ({
	...{ fiscalYear, departmentCode, percent: null, headcount: null, value: null },
	...said
});
const stands = [
	target(2025, null, { percent: 20, headcount: 50 }),
	target(2026, null, { percent: 40, value: 3 }),
	target(2026, '9999', { percent: 10 }),
	target(2027, '1010')
];
const whole = (fiscalYear: number, percent: number | null, headcount: number | null = null) => ({
	...{ fiscalYear, departmentCode: null, percent, headcount }
});

describe('cells that are set', () => {
	it('change their targets where they stand; every other target and field stays', () => {
		const cells = [whole(2026, 45), { fiscalYear: 2028, departmentCode: '1010', percent: 5, headcount: null }];
		expect(withCells(stands, cells)).toEqual([
			stands[0],
			target(2026, null, { percent: 45, value: 3 }),
			stands[2],
			stands[3],
			target(2028, '1010', { percent: 5 })
		]);
	});

	it('take a promise out where nothing is left of it', () => {
		expect(withCells(stands, [whole(2025, null)])).toEqual(stands.slice(1));
		expect(withCells(stands, [whole(2026, null)])[1]).toEqual(target(2026, null, { value: 3 }));
	});

	it('that say what stands there already are no change, and an entry that promises nothing stays', () => {
		const same = [whole(2025, 20, 50), { fiscalYear: 2027, departmentCode: '1010', percent: null, headcount: null }];
		expect(changedCells(byPlace(stands), same)).toEqual([]);
		expect(withCells(stands, same)).toEqual(stands);
	});
});

describe('of two people', () => {
	const now = byPlace(withCells(stands, [whole(2025, 25, 50)]));
	const seen = byPlace(stands);
	const theirs = { fiscalYear: 2025, departmentCode: null, percent: 25 };

	it.each([
		['changed what this one did not', whole(2025, 20, 50), [{ cell: theirs, both: false }]],
		['changed what this one changed otherwise', whole(2025, 30, 50), [{ cell: theirs, both: true }]],
		['changed another field of the cell', whole(2025, 20, 60), [{ cell: theirs, both: false }]],
		['changed it to the same', whole(2025, 25, 50), []],
		['did not touch it', { fiscalYear: 2026, departmentCode: null, percent: 99 }, []]
	])('the other %s', (_, cell, others) => {
		expect(othersCells(seen, now, [cell])).toEqual(others);
	});

	it('one whose version is not known any more is shown every difference', () => {
		const cell = { fiscalYear: 2026, departmentCode: null, percent: 99 };
		expect(othersCells(null, now, [cell])).toEqual([{ cell: { ...cell, percent: 40 }, both: true }]);
	});
});

it.each([
	[{ fiscalYear: 2026, departmentCode: null }, 'percent-2026-'],
	[{ fiscalYear: 2026, departmentCode: '10-企画 1' }, 'percent-2026-10-企画 1']
])('the name of a field of %o is read as it was written', (place, name) => {
	expect(cellName('percent', place)).toBe(name);
	expect(readCellName(name)).toEqual({ ...place, field: 'percent' });
});

it.each(['seen', 'percent-', 'percent--1', 'rate-2026-', 'percent-20261-'])('%o is no name of a field', (name) => {
	expect(readCellName(name)).toBeNull();
});
