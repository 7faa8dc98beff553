import { type Chains } from '../population/chains';
import { type Contributions } from './contributions';

/** A sum of the whole body and by the number of a department: `own` alone, `total` with everything below. */
export type DepartmentSums = { overall: number; own: Int32Array; total: Int32Array };

/** Spreads what was added up by chain: to the department it begins with, to all of the line, and to the whole body. */
export function spread(chains: Chains, departments: number, byChain: Int32Array): DepartmentSums {
	const sums = { overall: 0, own: new Int32Array(departments), total: new Int32Array(departments) };
	byChain.forEach((sum, chain) => addTo(sums, chains.lines[chain]!, sum));
	return sums;
}

/** Which rows make a head: of at least this weight, of a person marked 1 (`of` null: of anybody), with an answer if asked. */
export type HeadTest = { least: number; of: Uint8Array | null; answers?: boolean };

/** How many people have such a row: each once a department, once a total, once over all. */
export function headsOf(
	chains: Chains,
	{ departments, people }: { departments: number; people: number },
	contributions: readonly Contributions[],
	test: HeadTest
): DepartmentSums {
	const places = new PersonChains(people);
	for (const rows of contributions) place(places, rows, test);
	const onlyOne = new Int32Array(chains.lines.length);
	for (let person = 0; person < people; person++) if (places.more[person] === 0) onlyOne[places.first[person]!]! += 1;
	// Chain 0 is nobody's.
	onlyOne[0] = 0;
	const sums = spread(chains, departments, onlyOne);
	const [inOwn, inTotal] = [new Int32Array(departments), new Int32Array(departments)];
	for (let person = 0; person < people; person++)
		if (places.more[person] !== 0) addOnce(sums, inOwn, inTotal, person + 1, places.linesOf(person, chains));
	return sums;
}

function place(
	places: PersonChains,
	{ person, membership, weight, comprehension, start, end }: Contributions,
	{ least, of, answers = false }: HeadTest
): void {
	const { first } = places;
	for (let row = start; row < end; row++) {
		const chain = membership[row]!;
		if (chain <= 0 || weight[row]! < least || (answers && comprehension[row] === 0)) continue;
		const who = person[row]!;
		if (first[who] === chain || (of !== null && of[who] === 0)) continue;
		places.add(who, chain);
	}
}

function addTo(sums: DepartmentSums, line: readonly number[], amount: number): void {
	if (amount === 0) return;
	sums.overall += amount;
	const [own] = line;
	if (own !== undefined) sums.own[own]! += amount;
	for (const department of line) sums.total[department]! += amount;
}

/** One person with several chains. `inOwn` and `inTotal` hold by department the mark of the last person counted there. */
function addOnce(
	sums: DepartmentSums,
	inOwn: Int32Array,
	inTotal: Int32Array,
	mark: number,
	lines: readonly (readonly number[])[]
): void {
	sums.overall += 1;
	for (const line of lines) {
		const [own] = line;
		if (own !== undefined && inOwn[own] !== mark) {
			inOwn[own] = mark;
			sums.own[own]! += 1;
		}
		for (const department of line)
			if (inTotal[department] !== mark) {
				inTotal[department] = mark;
				sums.total[department]! += 1;
			}
	}
}

/** What is worked out when it is first asked for. */
export function once<T>(make: () => T): () => T {
	let made: { value: T } | null = null;
	return () => (made ??= { value: make() }).value;
}

/** The chains in which each person has a row. Nearly everybody has one, which costs a number; the others hang in a list behind it. */
class PersonChains {
	/** the first chain of a person; 0 none */
	readonly first: Int32Array;
	/** where in the list the further chains of a person begin; 0 nowhere */
	readonly more: Int32Array;
	readonly #chain: number[] = [0];
	readonly #next: number[] = [0];

	constructor(people: number) {
		this.first = new Int32Array(people);
		this.more = new Int32Array(people);
	}

	add(person: number, chain: number): void {
		const first = this.first[person]!;
		if (first === 0) this.first[person] = chain;
		else if (first !== chain && !this.#has(person, chain)) {
			this.#next.push(this.more[person]!);
			this.more[person] = this.#chain.push(chain) - 1;
		}
	}

	linesOf(person: number, { lines }: Chains): (readonly number[])[] {
		const all = [lines[this.first[person]!]!];
		for (let at = this.more[person]!; at > 0; at = this.#next[at]!) all.push(lines[this.#chain[at]!]!);
		return all;
	}

	#has(person: number, chain: number): boolean {
		for (let at = this.more[person]!; at > 0; at = this.#next[at]!) if (this.#chain[at] === chain) return true;
		return false;
	}
}
