import { expect, it } from 'vitest';
import { changedFields } from './changed-fields';

it.each([
	{ before: { hours: 1, on: 'a' }, after: { hours: 2, on: 'a' }, changes: [{ field: 'hours', before: 1, after: 2 }] },
	{ before: { hours: 1 }, after: {}, changes: [{ field: 'hours', before: 1, after: null }] },
	{ before: { hours: null }, after: {}, changes: [] },
	{ before: { hours: 0 }, after: { hours: null }, changes: [{ field: 'hours', before: 0, after: null }] }
])('$before → $after', ({ before, after, changes }) => {
	expect(changedFields(before, after, ['hours', 'on'])).toEqual(changes);
});
