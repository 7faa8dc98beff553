import { expect, it } from 'vitest';
import { Stream } from './stream';

async function walked(chunks: number[][]): Promise<{ seen: number[]; stuck: number[] }> {
	const [seen, stuck]: [number[], number[]] = [[], []];
	const rest = [...chunks];
	const stream = new Stream<number>(
		async () => rest.shift() ?? [],
		(row) => [row],
		(row) => void stuck.push(row)
	);
	for (;;) {
		if (stream.empty) await stream.ready();
		if (stream.head === undefined) return { seen, stuck };
		seen.push(stream.head);
		stream.step();
	}
}

it.each([
	{ chunks: [], seen: [], stuck: [], because: 'nothing' },
	{ chunks: [[1, 2], [3]], seen: [1, 2, 3], stuck: [], because: 'chunk after chunk' },
	{ chunks: [[1, 2], [2], [2]], seen: [1, 2], stuck: [2], because: 'the same chunk for ever ends it' },
	{ chunks: [[1, 2], [1], [3]], seen: [1, 2], stuck: [1], because: 'a step back ends it' }
])('walks along rows in order: $because', async ({ chunks, seen, stuck }) => {
	expect(await walked(chunks)).toEqual({ seen, stuck });
});
