import { createHash } from 'node:crypto';
import { type Findings, most } from '../verify/findings';
import { type Seal } from './read-seals';

/** Takes one seal of an older entry into the digest of the entry that sealed them all; by entry, table and part. */
export class OlderDigest {
	#digest = createHash('sha256');

	add({ entry, table, part, columns, rows }: Seal): void {
		this.#digest.update(JSON.stringify([entry, table, part, columns, rows]));
	}

	end(): string {
		return this.#digest.digest('hex');
	}
}

/**
 * The entries of older programs, which come first and have no digest of their own. Their rows were sealed when the database was brought up
 * to this program, by one entry that vouches for all of these seals (`log.sealed`, see seal-older.ts).
 */
export class OlderEntries {
	count = 0;
	/** the number of the last one; 0 where there is none, or all are sealed */
	last = 0;
	#digest = new OlderDigest();
	#withSeals: number[] = [];
	#sealed = false;

	add(entry: number): void {
		this.count += 1;
		this.last = entry;
	}

	addSeal(seal: Seal): void {
		this.#digest.add(seal);
		const isNext = this.#withSeals.at(-1) !== seal.entry && this.#withSeals.length < most;
		if (isNext) this.#withSeals.push(seal.entry);
	}

	/** Whether an entry of this event is the one that vouches for them: the first of its kind. */
	areSealedBy(event: string): boolean {
		return event === 'log.sealed' && this.count > 0 && !this.#sealed;
	}

	/** From here on they are like any other. @returns the digest over their seals */
	seal(): string {
		[this.#sealed, this.count, this.last] = [true, 0, 0];
		return this.#digest.end();
	}

	/** Seals for which no entry vouches were put in by hand. */
	end(found: Findings): void {
		if (!this.#sealed) for (const entry of this.#withSeals) found.add({ entry, fault: 'seal-altered' });
	}
}
