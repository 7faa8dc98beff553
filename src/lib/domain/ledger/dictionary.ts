/** Words by small numbers, so that a column of them is a typed array. Number 0 stands for blank. */
export class Dictionary {
	readonly #numbers = new Map<string, number>();
	readonly words: (string | null)[] = [null];

	/** The word's number; a new word gets the next one. */
	add(word: string | null): number {
		if (word === null) return 0;
		const known = this.#numbers.get(word);
		if (known !== undefined) return known;
		this.#numbers.set(word, this.words.length);
		return this.words.push(word) - 1;
	}

	/** The word's number, or undefined where it was never seen. */
	find(word: string): number | undefined {
		return this.#numbers.get(word);
	}

	get size(): number {
		return this.words.length;
	}
}
