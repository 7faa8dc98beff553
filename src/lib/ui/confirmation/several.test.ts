import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import type { CompletionRecord } from './record';
import SeveralList from './SeveralList.svelte';
import { tickedAtFirst } from './several';

const record = (id: number, { files = 0, duplicates = 0 }) => ({
	...{ id, seen: `${id}`, name: `海野 ${id}`, hours: null, department: null, staffNumber: '0001', sources: [] },
	files: Array.from({ length: files }, (_, at) => ({ id: at, type: 'application/pdf', name: '修了証.pdf' })),
	duplicates: Array.from({ length: duplicates }, () => ({}))
});

describe('what is ticked from the start', () => {
	it.each([
		{ of: [{ files: 1 }, { files: 0 }], ticked: [0], because: 'ほかの人にある証跡がない' },
		{ of: [{}, {}], ticked: [0, 1], because: 'だれにも証跡がない研修' },
		{ of: [{ files: 1, duplicates: 1 }, { files: 1 }], ticked: [1], because: '重複の可能性' },
		{ of: [{ duplicates: 1 }, {}], ticked: [1], because: '証跡がなく、重複の可能性' }
	])('$because', ({ of, ticked }) => {
		expect(tickedAtFirst(of.map((one, id) => record(id, one))).map(({ id }) => id)).toEqual(ticked);
	});
});

it.each([
	{ of: [{}, {}], said: '2件のうち、2件は証跡なし' },
	{ of: [{ files: 1 }, {}], said: '2件のうち、1件は証跡なし' },
	{ of: [{ files: 1 }], said: null }
])('says beside the button how many have no evidence: $said', ({ of, said }) => {
	const records = of.map((one, id) => record(id, one)) as unknown as (CompletionRecord & { seen: string })[];
	const { body } = render(SeveralList, { props: { records } });
	expect(/[^>]*件は証跡なし/.exec(body)?.[0] ?? null).toBe(said);
});
