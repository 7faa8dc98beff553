import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import type { CompletionRecord } from '../record';
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

it('says right after the name whether there is evidence, which is all a phone shows beside it', () => {
	const records = [{ ...record(1, {}), completedOn: '2026-11-12' }] as unknown as (CompletionRecord & {
		seen: string;
	})[];
	const { body } = render(SeveralList, { props: { records, withCourse: true } });
	expect([...body.matchAll(/<th scope="col">(.*?)<\/th>/g)].map(([, word]) => word).slice(0, 3)).toEqual([
		'氏名',
		'証跡',
		'研修と受講日'
	]);
});

it.each([
	{ sent: undefined, ticked: ['0', '1', '2'], because: 'before anything was sent' },
	{ sent: ['0', '1'], ticked: ['0', '1'], because: 'what was left out stays out' },
	{ sent: ['7'], ticked: [], because: 'what was sent is confirmed: nothing of the rest is ticked for anybody' },
	{ sent: [], ticked: [], because: 'nothing was sent' }
])('ticks $ticked of three without evidence after $sent were sent: $because', ({ sent, ticked }) => {
	const records = [0, 1, 2].map((id) => record(id, {})) as unknown as (CompletionRecord & { seen: string })[];
	const { body } = render(SeveralList, { props: { records, sent } });
	const boxes = [...body.matchAll(/<input type="checkbox"[^>]*>/g)].map(([box]) => box);
	expect(boxes).toHaveLength(3);
	const isTicked = boxes.filter((box) => / checked/.test(box));
	expect(isTicked.map((box) => /value="(\d)"/.exec(box)?.[1])).toEqual(ticked);
});
