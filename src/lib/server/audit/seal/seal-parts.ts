import { type Transaction } from '@libsql/client';
import { rowHash } from './sealed-text';
import { type WrittenRow } from '../written-rows';

const rowsPerPart = 500;
const rowsPerStatement = 5_000;

/** Writes the seals of rows of one table that come by entry and id, some thousand rows at a time. */
export class SealParts {
	#full: [entry: number, part: number, rows: string][] = [];
	#part: string[] = [];
	#at = { entry: 0, part: 0 };
	#waiting = 0;

	constructor(
		private readonly raw: Transaction,
		private readonly table: string,
		private readonly columns: string
	) {}

	/** Whether it has to be stored before more is added. */
	get isFull(): boolean {
		return this.#waiting >= rowsPerStatement;
	}

	add({ entry, id, text }: Pick<WrittenRow, 'entry' | 'id' | 'text'>): void {
		if (entry !== this.#at.entry) this.#begin(entry, 1);
		else if (this.#part.length >= rowsPerPart) this.#begin(entry, this.#at.part + 1);
		this.#part.push(`${id},"${rowHash(text)}"`);
		this.#waiting += 1;
	}

	#begin(entry: number, part: number): void {
		if (this.#part.length > 0) this.#full.push([this.#at.entry, this.#at.part, `[${this.#part.join(',')}]`]);
		this.#part = [];
		this.#at = { entry, part };
	}

	/** Stores every part that is complete. */
	async store(): Promise<void> {
		const sql = `INSERT INTO seal (entry, "table", part, columns, rows)
			SELECT value ->> 0, ?, value ->> 1, ?, value ->> 2 FROM json_each(?)`;
		await this.raw.execute({ sql, args: [this.table, this.columns, JSON.stringify(this.#full)] });
		this.#full = [];
		this.#waiting = this.#part.length;
	}

	/** Stores the last ones too. */
	async end(): Promise<void> {
		this.#begin(0, 0);
		await this.store();
	}
}
