import { textSize, textWidth } from './text-width';

export type Anchor = 'start' | 'middle' | 'end';

/** A text at `x` percent of the width and, with its foot, `y` px from the top; `dx` px beside that place. */
export type Label = { text: string; x: number; y: number; anchor: Anchor; dx: number };

type Box = { left: number; right: number; top: number; bottom: number };

/**
 * Puts labels where they do not lie on one another, the most important first: each stands at the first of its places that is free
 * and inside the drawing; one without such a place is left out.
 *
 * @param labels each as the places where it may stand
 * @param width of the drawing in px, as narrow as it gets
 * @param beyond how many px a label may stand out at either end
 */
export function placeLabels<L extends Label>(labels: readonly L[][], width: number, beyond: number): L[] {
	const taken: Box[] = [];
	const placed: L[] = [];
	for (const places of labels) {
		const free = places.find((place) => {
			const box = boxOf(place, width);
			return box.left >= -beyond && box.right <= width + beyond && !taken.some((other) => overlaps(box, other));
		});
		if (!free) continue;
		taken.push(boxOf(free, width));
		placed.push(free);
	}
	return placed;
}

function boxOf({ text, x, y, anchor, dx }: Label, width: number): Box {
	const length = textWidth(text);
	const shift = { start: 0, middle: length / 2, end: length }[anchor];
	const left = (x / 100) * width + dx - shift;
	return { left, right: left + length, top: y - textSize, bottom: y + 2 };
}

function overlaps(one: Box, other: Box): boolean {
	return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
