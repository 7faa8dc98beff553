import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical';
import { type FrozenContent, type FrozenPerson } from './content';
import { readHead, readPeople } from './read';

const person = (staffNumber: string, change: Partial<FrozenPerson> = {}): FrozenPerson => ({
	...{ staffNumber, name: '海野 花子', kana: null, department: '1010', departmentName: '企画課' },
	...{ standing: 'counted', reasons: 'DX基礎 2024-06-12 受講', ...change }
});

function contentOf(people: FrozenPerson[], note = ''): FrozenContent {
	return { plan: { code: 'p', name: note }, indicator: { note }, people, asOf: '2026-03-31', format: 1 } as never;
}

describe('reading a frozen report in pieces', () => {
	it.each<[string, FrozenPerson[]]>([
		['nobody', []],
		['one', [person('1')]],
		['more than fit into a piece', Array.from({ length: 5_000 }, (_, index) => person(String(index)))],
		['names that look like the marks', [person('1', { name: '},{"department":' }), person('2', { kana: '],"plan":{' })]]
	])('finds %s', (_who, people) => {
		const content = contentOf(people, '"people":[ ],"plan":{');
		const text = canonicalJson(content);
		expect([...readPeople(text)].flat()).toEqual(people);
		expect({ ...readHead(text), people }).toEqual(content);
	});

	it('reads many people in pieces', () => {
		const people = Array.from({ length: 5_000 }, (_, index) => person(String(index)));
		expect([...readPeople(canonicalJson(contentOf(people)))].length).toBeGreaterThan(2);
	});

	it.each(['', '{}', '{"people":[]}', 'null'])('refuses %j', (text) => {
		expect(() => readHead(text)).toThrow(SyntaxError);
	});
});
