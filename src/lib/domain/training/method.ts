/** 実施方法 that every body knows, as they are written here. */
export const usualMethods = ['集合研修', 'e-ラーニング', '動画', '所属内研修', '標的型メール訓練'] as const;

/** 実施方法: at most so many characters. */
export const longestMethod = 40;

/** Hyphens, dots, blanks and the long mark, which everybody sets differently: e-ラーニング, eラーニング, ｅ－ラーニング. */
const betweenLetters = /[\s\p{Pd}・ーｰ−]/gu;

/** What two spellings of one 実施方法 have in common; 集合 is 集合研修. '' for none stated. */
export function foldedMethod(method: string): string {
	const plain = method.trim().normalize('NFKC').toLowerCase();
	return plain.replaceAll(betweenLetters, '').replace(/(?<=.)研修$/u, '') || plain;
}

const usual = new Map<string, string>(usualMethods.map((method) => [foldedMethod(method), method]));

/** A 実施方法 as it is kept: one that every body knows in its one spelling, else as it was given; null for a blank. */
export function readMethod(given: string): string | null {
	const method = given.trim();
	return usual.get(foldedMethod(method)) ?? (method || null);
}

/** What becomes of a record's 実施方法 by a claim; the word stays where it is only spelt otherwise, or was not asked for. */
export function methodAfter(stored: string | null, claimed: string | null | undefined): string | null {
	if (claimed === undefined) return stored;
	return foldedMethod(claimed ?? '') === foldedMethod(stored ?? '') ? stored : claimed;
}

/**
 * Whether a record of this 実施方法 counts.
 *
 * @param accepted '' stands for a record that names none; an empty list accepts all
 */
export function acceptsMethod(accepted: readonly string[], method: string | null | undefined): boolean {
	if (accepted.length === 0) return true;
	const folded = foldedMethod(method ?? '');
	return accepted.some((one) => foldedMethod(one) === folded);
}

/** More than these nobody looks through; what an import brought by mistake would drown the rest. */
const mostOffered = 50;

/** What a form offers: what every body knows, and what is used beside it, each in one spelling. */
export function methodsOffered(used: Iterable<string | null>): string[] {
	const offered = new Map(usual);
	for (const written of used) {
		const method = readMethod(written ?? '');
		if (method === null || offered.size >= mostOffered || [...method].length > longestMethod) continue;
		const folded = foldedMethod(method);
		if (!offered.has(folded)) offered.set(folded, method);
	}
	return [...offered.values()];
}

/** What is offered where something is chosen already: a spelling of its own stands in the place of the usual one. */
export function methodsWith(offered: readonly string[], chosen: readonly string[]): string[] {
	const known = chosen.filter((method) => method !== '');
	const own = (method: string) => known.find((one) => foldedMethod(one) === foldedMethod(method)) ?? method;
	return [...new Set([...offered.map(own), ...known])];
}
