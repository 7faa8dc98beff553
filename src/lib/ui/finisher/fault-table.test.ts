import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import FaultTable from './FaultTable.svelte';

const drawn = (shown: number, count: number) => {
	const faults = Array.from({ length: shown }, (_, index) => ({ rowNumber: index + 2, who: '', faults: ['誤り'] }));
	return render(FaultTable, { props: { faults, count, caption: '誤り' } }).body;
};

it.each([
	{ shown: 200, count: 200, sentence: null },
	{ shown: 200, count: 201, sentence: 'ほか1行' },
	{ shown: 200, count: 20_000, sentence: 'ほか19800行' }
])('shows $shown of $count rows that stay out and says $sentence', ({ shown, count, sentence }) => {
	const body = drawn(shown, count);
	expect(body.match(/scope="row"/g)).toHaveLength(shown);
	expect(/ほか\d+行/.exec(body)?.[0] ?? null).toBe(sentence);
});
