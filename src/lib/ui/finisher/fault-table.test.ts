import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import FaultTable from './FaultTable.svelte';

const drawn = (count: number) => {
	const faults = Array.from({ length: count }, (_, index) => ({ rowNumber: index + 2, who: '', faults: ['誤り'] }));
	return render(FaultTable, { props: { faults, caption: '誤り' } }).body;
};

it.each([
	[200, 200, null, 'as many as a page shows'],
	[201, 200, 'ほか1行', 'one more'],
	[20_000, 200, 'ほか19800行', 'a whole list of them']
])('of %i rows that stay out it shows %i and says 「%s」: %s', (count, shown, sentence) => {
	const body = drawn(count);
	expect(body.match(/scope="row"/g)).toHaveLength(shown);
	expect(/ほか\d+行/.exec(body)?.[0] ?? null).toBe(sentence);
});
