import { type CivilDate, parseDate } from '$lib/domain/calendar';
import { type Cell, type Fault, type PackageFile } from '../sheet';
import { areBlank, cellText } from './cell';
import { type Header, type PlacedColumn } from './header';
import { numberIn, type NumberRange, rangeWords } from './number';
import { valueSentences } from './sentences';

/** Above this many different texts it costs more to look one up than to keep it twice. */
const mostTexts = 200_000;

/**
 * Reads the values of one row after another. Every method answers the value, null for a blank that may be blank, or
 * undefined after it has noted a fault. Equal texts become one and the same string, so that a million rows stay small.
 */
export class RowReader {
	/** whether the present row has a fault */
	failed = false;
	rowNumber = 0;
	readonly faults: Fault[] = [];
	readonly written: Record<string, string[]> = {};

	#cells: readonly Cell[] = [];
	readonly #texts = new Map<string, string>();
	readonly #dates = new Map<string, CivilDate | null>();

	constructor(
		private readonly file: PackageFile,
		private readonly header: Header
	) {}

	/** Goes to a row; answers false where all the columns that are read are blank. */
	goTo(cells: readonly Cell[], rowNumber: number): boolean {
		this.#cells = cells;
		this.rowNumber = rowNumber;
		this.failed = false;
		return !this.#isBlank();
	}

	/** Whether something stands to the right of the header's last column. */
	overflows(): boolean {
		return this.#cells.length > this.header.width && !areBlank(this.#cells.slice(this.header.width));
	}

	text(column: string): string | undefined {
		return this.textOrNull(column) ?? undefined;
	}

	textOrNull(column: string): string | null | undefined {
		const placed = this.#placed(column);
		const cell = this.#cell(placed);
		const text = cellText(cell);
		if (text === '') return this.#blank(placed);
		if (placed.column.code && typeof cell !== 'string') {
			return this.fail(column, text, valueSentences.numericCell(placed.column.japanese, text));
		}
		return this.#interned(text);
	}

	date(column: string): CivilDate | undefined {
		return this.dateOrNull(column) ?? undefined;
	}

	dateOrNull(column: string): CivilDate | null | undefined {
		const text = this.textOrNull(column);
		if (text === null || text === undefined) return text;
		const date = this.#date(text);
		if (date === null) return this.fail(column, text, valueSentences.date(this.japanese(column), text));
		if (date !== text) (this.written[column] ??= [])[this.rowNumber] = text;
		return date;
	}

	numberOrNull(column: string, range: NumberRange): number | null | undefined {
		const text = this.textOrNull(column);
		if (text === null || text === undefined) return text;
		const number = numberIn(text, range);
		return number ?? this.fail(column, text, valueSentences.number(this.japanese(column), text, rangeWords(range)));
	}

	word<W extends string>(column: string, words: readonly W[]): W | undefined {
		const text = this.text(column);
		if (text === undefined || words.includes(text as W)) return text as W | undefined;
		return this.fail(column, text, valueSentences.word(this.japanese(column), text, words));
	}

	japanese(column: string): string {
		return this.#placed(column).column.japanese;
	}

	fail(column: string, value: string, message: string): undefined {
		this.failed = true;
		this.faults.push({ file: this.file, row: this.rowNumber, column, value, message });
	}

	#placed(column: string): PlacedColumn {
		const placed = this.header.columns.get(column);
		if (!placed) throw new RangeError(`${this.file} has no column ${column}`);
		return placed;
	}

	#cell({ position }: PlacedColumn): Cell {
		return position === null ? null : (this.#cells[position] ?? null);
	}

	#blank({ column, position }: PlacedColumn): null | undefined {
		// the missing column itself is the fault, said once for the file
		if (position === null) return column.optional ? null : this.#unknown();
		return column.blank ? null : this.fail(column.name, '', valueSentences.blank(column.japanese));
	}

	#unknown(): undefined {
		this.failed = true;
	}

	#isBlank(): boolean {
		for (const placed of this.header.columns.values()) if (cellText(this.#cell(placed)) !== '') return false;
		return true;
	}

	#interned(text: string): string {
		const known = this.#texts.get(text);
		if (known === undefined && this.#texts.size < mostTexts) this.#texts.set(text, text);
		return known ?? text;
	}

	#date(text: string): CivilDate | null {
		let date = this.#dates.get(text);
		if (date === undefined) {
			date = parseDate(text);
			// a date in its usual form stays the very string that was read
			if (date === text) date = text as CivilDate;
			this.#dates.set(text, date);
		}
		return date;
	}
}
