import { expect, it } from 'vitest';
import { ownFault } from './own';

it.each([
	{ state: 'waiting', sources: ['本人'], fault: null, because: 'nobody has looked at it yet' },
	{ state: 'returned', sources: ['本人'], fault: null, because: 'it is its person’s to put right' },
	{ state: 'confirmed', sources: ['本人'], fault: 'confirmed', because: '人事 corrects what is confirmed' },
	{ state: 'withdrawn', sources: ['本人'], fault: 'withdrawn', because: 'there is nothing left' },
	{ state: 'waiting', sources: ['名簿'], fault: 'known-otherwise', because: 'it is the word of somebody else' },
	{ state: 'returned', sources: ['本人', '代理'], fault: 'known-otherwise', because: 'somebody else says it too' }
] as const)('a record ($state, $sources): $because', ({ state, sources, fault }) => {
	expect(ownFault({ state, sources })).toBe(fault);
});
