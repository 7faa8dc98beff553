/** The size of the letters of a drawing in px; chart.css has the same. */
export const textSize = 13;

/** About how many px a text takes in a drawing: nobody can measure it on the server. Half-width letters are taken as wide ones. */
export function textWidth(text: string): number {
	let em = 0;
	for (const letter of text) em += letter.codePointAt(0)! < 0x3000 ? 0.62 : 1.02;
	return Math.ceil(em * textSize);
}

/** How wide a drawing is on the narrowest phone (320 px): what does not fit into it scrolls. */
export const phoneWidth = 284;

/** What the numbers of an axis and a label at the other end take of that in px; chart.css has the same. */
export const axisWidth = 56;
