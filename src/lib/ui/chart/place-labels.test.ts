import { describe, expect, it } from 'vitest';
import { type Label, placeLabels } from './place-labels';
import { textWidth } from './text-width';

const label = (text: string, x: number, change: Partial<Label> = {}): Label => ({
	...{ text, x, y: 50, anchor: 'middle', dx: 0 },
	...change
});

describe('the width of a text', () => {
	it('takes a kanji as wide as the letters are high, a digit as less, and nothing as nothing', () => {
		expect([textWidth('目標'), textWidth('20'), textWidth('')]).toEqual([27, 17, 0]);
	});
});

describe('labels of a drawing', () => {
	it('do not lie on one another: the more important stays', () => {
		const labels = [[label('92.3%', 50)], [label('目標90%', 52)], [label('20.6%', 10)]];
		expect(placeLabels(labels, 272, 0).map(({ text }) => text)).toEqual(['92.3%', '20.6%']);
	});

	it('take the next of their places where the first is not free', () => {
		const labels = [[label('92.3%', 50)], [label('目標90%', 52), label('目標90%', 52, { y: 80 })]];
		expect(placeLabels(labels, 272, 0)[1]).toMatchObject({ text: '目標90%', y: 80 });
	});

	it('stay inside, but for what the margin has room for', () => {
		const atTheEnd = [[label('12月', 100)]];
		expect(placeLabels(atTheEnd, 272, 0)).toEqual([]);
		expect(placeLabels(atTheEnd, 272, 20)).toHaveLength(1);
	});

	it('need more room than there is on a phone, less on a wide page', () => {
		const labels = [[label('令和6年度', 40)], [label('令和7年度', 50)]];
		expect([placeLabels(labels, 272, 0).length, placeLabels(labels, 900, 0).length]).toEqual([1, 2]);
	});
});
