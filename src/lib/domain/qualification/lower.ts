import { type Qualification } from './catalogue';

/** The codes this one is 相当 to, over any number of steps, in the order of the catalogue; not itself. */
export function lowerCodes(catalogue: readonly Qualification[], code: string): string[] {
	const codes = new Set([code]);
	for (let before = -1; before < codes.size;) {
		before = codes.size;
		for (const { code: upper, satisfies } of catalogue)
			if (codes.has(upper)) for (const one of satisfies) codes.add(one);
	}
	return catalogue.map((one) => one.code).filter((one) => one !== code && codes.has(one));
}
