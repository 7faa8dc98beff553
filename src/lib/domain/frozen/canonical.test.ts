import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, canonicalPieces } from './canonical';

describe('canonicalJson', () => {
	it.each<[unknown, string, string]>([
		[{ b: 1, a: 2 }, '{"a":2,"b":1}', 'keys in their order'],
		[{ b: { d: [{ z: 1, y: 2 }], c: 1 } }, '{"b":{"c":1,"d":[{"y":2,"z":1}]}}', 'at every level'],
		[{ '10': 1, '9': 2, a: 3 }, '{"10":1,"9":2,"a":3}', 'keys that look like numbers are texts too'],
		[{ ａ: 1, '𠮷': 2 }, '{"𠮷":2,"ａ":1}', 'by UTF-16 units: the first of 𠮷 is smaller than ａ'],
		[{ department: 1, departmentName: 2 }, '{"department":1,"departmentName":2}', 'a shorter key comes first'],
		['髙橋\n"花"\u0001', '"髙橋\\n\\"花\\"\\u0001"', 'letters as they are, control characters escaped'],
		['\u2028', '"\u2028"', 'a line separator is a letter'],
		[[1, -0, 0.1, 1e21, 20.6], '[1,0,0.1,1e+21,20.6]', 'numbers as JavaScript writes them'],
		[[], '[]', 'nothing in a list'],
		[{}, '{}', 'nothing in an object'],
		[[[], {}, null, true], '[[],{},null,true]', 'the empty ones inside']
	])('%o is %s: %s', (value, text) => {
		expect(canonicalJson(value)).toBe(text);
	});

	it.each<[unknown, string]>([
		[undefined, 'nothing at all'],
		[{ a: undefined }, 'a key that would vanish'],
		[[undefined], 'a place that would become null'],
		[new Array(1), 'a hole'],
		[NaN, 'no number'],
		[{ a: { b: { c: Infinity } } }, 'deep inside'],
		['\ud800', 'half of a letter'],
		[{ '\udc00': 1 }, 'half of a letter in a key'],
		[new Date(0), 'a date would be told in some way or other'],
		[new Map(), 'a map would be empty'],
		[1n, 'a big number'],
		[() => 1, 'a function']
	])('refuses %o: %s', (value) => {
		expect(() => canonicalJson(value)).toThrow(TypeError);
	});

	it('says the same as JSON, whatever the order in which keys were written', () => {
		fc.assert(
			fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), fc.infiniteStream(fc.nat()), (value, order) => {
				const text = canonicalJson(value);
				expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
				expect(canonicalJson(shuffled(value, order))).toBe(text);
			})
		);
	});

	it('comes in pieces, one for each of many people', () => {
		const people = Array.from({ length: 100 }, (_, index) => ({ staffNumber: String(index), name: '名' }));
		const pieces = [...canonicalPieces({ people, asOf: '2026-03-31' })];
		expect(pieces.length).toBeGreaterThan(100);
		expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(60);
		expect(JSON.parse(pieces.join(''))).toEqual({ people, asOf: '2026-03-31' });
	});
});

/** The same value with its keys in another order, down to the leaves. */
function shuffled(value: unknown, order: Iterator<number>): unknown {
	if (Array.isArray(value)) return value.map((inside) => shuffled(inside, order));
	if (typeof value !== 'object' || value === null) return value;
	const keyed = Object.entries(value).map(([key, inside]) => ({ key, inside, at: order.next().value as number }));
	const pairs = keyed.sort((a, b) => a.at - b.at).map(({ key, inside }) => [key, shuffled(inside, order)]);
	return Object.fromEntries(pairs);
}
