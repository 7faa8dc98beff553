import { expect, it } from 'vitest';
import { withOwnFigure } from './own-figure';

const heard = [
	{ id: 'here', waiting: 0, oldest: null },
	{ id: 'other', waiting: 3, oldest: '2026-06-01T00:00:00Z' }
];
const items = [{ createdAt: '2026-06-03T00:00:00Z' }, { createdAt: '2026-06-02T00:00:00Z' }];

it('takes for this device what lies on it, and for others what the server has heard', () => {
	const own = { id: 'here', waiting: 2, oldest: '2026-06-02T00:00:00Z' };
	expect(withOwnFigure(heard, 'here', 2, items)).toEqual([own, heard[1]]);
	expect(withOwnFigure([own], 'here', 0, [])).toEqual([heard[0]]);
	expect(withOwnFigure(heard, null, 2, items)).toEqual(heard);
});
