/** What a canonical JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Objects and lists are taken apart so deep; what lies below is one piece. */
const depthOfPieces = 2;

/**
 * The one JSON text of a value: keys in the order of their UTF-16 units at every level, no white space, numbers and strings as
 * JavaScript writes them (RFC 8785 for what is used here). The same value gives the same text on every machine and in every year, so
 * that a digest of it can be held against it.
 *
 * @throws TypeError for what JSON cannot say: undefined, a number that is not finite, half of a pair of surrogates
 */
export function canonicalJson(value: unknown): string {
	return [...canonicalPieces(value)].join('');
}

/** The same text in pieces, so that somebody who hashes the names of a large city can let others have their turn. */
export function* canonicalPieces(value: unknown, depth = 0): Generator<string> {
	if (depth === depthOfPieces || typeof value !== 'object' || value === null) yield whole(value);
	else if (Array.isArray(value)) yield* listPieces(value, depth);
	else yield* objectPieces(value, depth);
}

function* listPieces(list: readonly unknown[], depth: number): Generator<string> {
	yield '[';
	for (let index = 0; index < list.length; index++) {
		if (index > 0) yield ',';
		yield* canonicalPieces(list[index], depth + 1);
	}
	yield ']';
}

function* objectPieces(value: object, depth: number): Generator<string> {
	let before = '{';
	for (const [key, inside] of entriesOf(value)) {
		yield `${before}${quoted(key)}:`;
		yield* canonicalPieces(inside, depth + 1);
		before = ',';
	}
	yield before === '{' ? '{}' : '}';
}

function whole(value: unknown): string {
	if (value === null || typeof value === 'boolean') return String(value);
	if (typeof value === 'string') return quoted(value);
	if (typeof value === 'number') return numberText(value);
	if (Array.isArray(value)) return `[${Array.from(value, whole).join(',')}]`;
	if (typeof value !== 'object') throw new TypeError(`no JSON for ${typeof value}`);
	return `{${entriesOf(value)
		.map(([key, inside]) => `${quoted(key)}:${whole(inside)}`)
		.join(',')}}`;
}

/** Only of plain objects: a Date or a Map would lose what it says without a word. */
function entriesOf(value: object): [string, unknown][] {
	const kind: unknown = Object.getPrototypeOf(value);
	if (kind !== Object.prototype && kind !== null) throw new TypeError('no JSON for an object of a class');
	// By UTF-16 units, which is how JavaScript compares texts.
	return Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
}

function numberText(value: number): string {
	if (!Number.isFinite(value)) throw new TypeError(`no JSON for ${value}`);
	return JSON.stringify(value);
}

/** Half of a pair has no UTF-8: it would be hashed as another letter. */
function quoted(text: string): string {
	if (/\p{Surrogate}/u.test(text)) throw new TypeError('no JSON for half of a pair of surrogates');
	return JSON.stringify(text);
}
