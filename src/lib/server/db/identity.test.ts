import { expect, it } from 'vitest';
import { goesOn } from './identity';

const last = (number: number, hash = `hash ${number}`) => ({ number, hash });

it.each([
	{ seen: null, now: null, goes: true, because: 'nothing was ever written' },
	{ seen: null, now: last(7), goes: true, because: 'the first look' },
	{ seen: last(7), now: last(7), goes: true, because: 'nothing was written since' },
	{ seen: last(7), now: last(9), goes: true, because: 'more was written since' },
	{ seen: last(7), now: last(6), goes: false, because: 'an older file' },
	{ seen: last(7), now: null, goes: false, because: 'an empty database' },
	{ seen: last(7), now: last(7, 'another'), goes: false, because: 'a file with another past' }
])('$because', ({ seen, now, goes }) => {
	const database = {};
	goesOn(database, seen);
	expect([goesOn(database, now), goesOn(database, now)]).toEqual([goes, goes]);
});
