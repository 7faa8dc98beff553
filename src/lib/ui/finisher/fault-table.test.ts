import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import FaultTable from './FaultTable.svelte';

const drawn = (shown: number, count: number) => {
	const faults = Array.from({ length: shown }, (_, index) => ({ rowNumber: index + 2, who: '', faults: ['誤り'] }));
	return render(FaultTable, { props: { faults, count, caption: '誤り' } }).body;
};

it.each([
	[200, 200, null, 'all that there are'],
	[200, 201, 'ほか1行', 'one more'],
	[200, 20_000, 'ほか19800行', 'a whole list of them']
])('shows %i of %i rows that stay out and says %s: %s', (shown, count, sentence) => {
	const body = drawn(shown, count);
	expect(body.match(/scope="row"/g)).toHaveLength(shown);
	expect(/ほか\d+行/.exec(body)?.[0] ?? null).toBe(sentence);
});
