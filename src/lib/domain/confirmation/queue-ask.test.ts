import { expect, it } from 'vitest';
import { isNarrowed, queueQuery, readQueueAsk } from './queue-ask';

const both = ['completion', 'holding'] as const;
const read = (query: string, kinds: Parameters<typeof readQueueAsk>[1] = both) =>
	readQueueAsk(new URLSearchParams(query), kinds);

it.each([
	{ query: '', because: '何も書かなければ、受講記録のすべて' },
	{ query: 'kind=holding&code=AP', because: '資格' },
	{ query: 'code=DX-BASIC&department=0310&year=2026&held=only&day=2026-06-01&after=12.34', because: 'すべて' },
	{ query: 'held=all', because: '保留も' }
])('an address is read and written back: $because', ({ query }) => {
	expect(queueQuery(read(query))).toBe(query);
});

it.each([
	{ query: 'kind=person', because: 'そんな種類はない' },
	{ query: 'year=R8&held=maybe&day=2026-02-30', because: '読めないものは絞り込みでない' },
	{ query: 'after=12', because: '場所は番号が二つ' },
	{ query: 'after=-1.2', because: '番号は数字' }
])('what cannot be read is left out: $because', ({ query }) => {
	expect(read(query)).toEqual(read(''));
	expect(isNarrowed(read(query))).toBe(false);
});

it('asks only for what the viewer confirms', () => {
	expect(read('', ['holding']).kind).toBe('holding');
	expect(read('kind=completion', ['holding']).kind).toBe('holding');
	expect(read('kind=holding', ['completion']).kind).toBe('completion');
});

it('a 資格 has no 受講日', () => {
	expect(read('kind=holding&day=2026-06-01').day).toBeNull();
});

it.each([
	{ query: 'code=DX-BASIC', narrowed: true },
	{ query: 'held=all', narrowed: true },
	{ query: 'after=1.2', narrowed: false },
	{ query: 'kind=holding', narrowed: false }
])('$query narrows: $narrowed', ({ query, narrowed }) => {
	expect(isNarrowed(read(query))).toBe(narrowed);
});
