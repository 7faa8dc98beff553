import sharp from 'sharp';

const [width, height] = [640, 452];

type Colour = readonly [number, number, number];
const paper: Colour = [253, 250, 240];
const gold: Colour = [150, 116, 46];
const ink: Colour = [40, 40, 48];
const pale: Colour = [186, 184, 178];
const red: Colour = [196, 48, 40];

/** 修了証 as strokes: for each letter lines through points of a square of 100, since no font is there on every machine. */
const letters: readonly (readonly (readonly [number, number])[])[][] = [
	[
		[[26, 6], [6, 46]], [[18, 28], [18, 98]], [[34, 26], [34, 72]], [[58, 4], [42, 30]], [[52, 18], [90, 18]],
		[[84, 18], [66, 36], [42, 50]], [[56, 22], [72, 40], [96, 50]], [[80, 50], [48, 66]], [[86, 62], [46, 82]],
		[[94, 74], [42, 98]]
	],
	[[[14, 12], [86, 12], [54, 42]], [[54, 42], [54, 88], [50, 96], [36, 90]]],
	[
		[[22, 4], [32, 12]], [[4, 22], [46, 22]], [[10, 36], [40, 36]], [[10, 50], [40, 50]],
		[[10, 64], [40, 64], [40, 94], [10, 94], [10, 64]], [[54, 14], [96, 14]], [[76, 14], [76, 92]],
		[[76, 52], [94, 52]], [[60, 46], [60, 92]], [[50, 92], [98, 92]]
	]
]; // prettier-ignore

/** A picture of an invented certificate, as people take one with the phone: PNG, a few kilobytes. */
export async function certificate(): Promise<Uint8Array> {
	const pixels = new Uint8Array(width * height * 3);
	fill(pixels, [0, 0, width, height], paper);
	for (const inset of [14, 22]) frame(pixels, inset);
	letters.forEach((strokes, place) => strokes.forEach((points) => write(pixels, points, 190 + place * 94)));
	for (const [row, length] of [380, 460, 420, 300].entries())
		fill(pixels, [(width - length) / 2, 196 + row * 36, length, 9], pale);
	fill(pixels, [430, 366, 120, 9], pale);
	fill(pixels, [520, 344, 52, 52], red);
	fill(pixels, [526, 350, 40, 40], paper);
	fill(pixels, [534, 358, 24, 24], red);
	return sharp(pixels, { raw: { width, height, channels: 3 } })
		.png({ palette: true })
		.toBuffer();
}

function fill(pixels: Uint8Array, [left, top, wide, high]: readonly number[], colour: Colour): void {
	for (let y = top!; y < top! + high!; y++)
		for (let x = left!; x < left! + wide!; x++) pixels.set(colour, (y * width + x) * 3);
}

function frame(pixels: Uint8Array, inset: number): void {
	fill(pixels, [inset, inset, width - 2 * inset, 3], gold);
	fill(pixels, [inset, height - inset - 3, width - 2 * inset, 3], gold);
	fill(pixels, [inset, inset, 3, height - 2 * inset], gold);
	fill(pixels, [width - inset - 3, inset, 3, height - 2 * inset], gold);
}

/** A letter of 72 pixels, with a brush of five. */
function write(pixels: Uint8Array, points: readonly (readonly [number, number])[], left: number): void {
	for (const [index, [toX, toY]] of points.entries()) {
		const [fromX, fromY] = points[index - 1] ?? [toX, toY];
		for (let step = 0; step <= 100; step++) {
			const at = (from: number, to: number) => Math.round((from + ((to - from) * step) / 100) * 0.72);
			fill(pixels, [left + at(fromX, toX), 76 + at(fromY, toY), 5, 5], ink);
		}
	}
}
