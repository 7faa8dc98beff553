import { type CivilDate, parseDate } from '$lib/domain/calendar';
import { type PlacedText, type PlanContext } from './context';
import { hasControl } from '../line';
import { isReservedCode } from '../reserved-code';
import { type Problem } from './problem';

type JsonObject = Record<string, unknown>;

/**
 * Reads the values of one JSON object by their keys. A key that is absent, null or `[]` is not given. Every method answers
 * the value, or undefined after it has noted a fault.
 */
export class ObjectReader {
	constructor(
		readonly context: PlanContext,
		private readonly json: JsonObject,
		readonly path: string
	) {}

	/** The object a value is, or undefined with a fault where it is none. */
	static of(context: PlanContext, value: unknown, path: string): ObjectReader | undefined {
		if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
			return new ObjectReader(context, value as JsonObject, path);
		}
		return context.fail(path, value, { code: 'not-an-object' });
	}

	at(key: string): string {
		return this.path === '' ? key : `${this.path}.${key}`;
	}

	has(key: string): boolean {
		const value = this.#value(key);
		return value !== undefined && !(Array.isArray(value) && value.length === 0);
	}

	text(key: string): string | undefined {
		const text = this.textOrNull(key);
		return text === null ? this.missing(key) : text;
	}

	textOrNull(key: string): string | null | undefined {
		const value = this.#value(key);
		if (value === undefined) return null;
		return this.#asText(value, this.at(key));
	}

	/** The code of a plan or an indicator. */
	code(key: string): string | undefined {
		const code = this.text(key);
		return code !== undefined && isReservedCode(code) ? this.fail(key, { code: 'reserved-code' }) : code;
	}

	/** A name or a unit: a line of at most so many letters, all of which can be seen. */
	line(key: string, most: number): string | undefined {
		const text = this.text(key);
		if (text === undefined) return undefined;
		if (hasControl(text)) return this.fail(key, { code: 'control-characters' });
		return text.length > most ? this.fail(key, { code: 'too-long', most }) : text;
	}

	/** The texts of a list with their paths; empty where it is not given. */
	texts(key: string): PlacedText[] | undefined {
		const list = this.list(key)?.map((value, index) => {
			const path = `${this.at(key)}[${index}]`;
			return { text: this.#asText(value, path), path };
		});
		return list?.every(({ text }) => text !== undefined) ? (list as PlacedText[]) : undefined;
	}

	word<W extends string>(key: string, words: readonly W[], otherwise?: W): W | undefined {
		const text = otherwise === undefined || this.has(key) ? this.text(key) : otherwise;
		if (text === undefined || words.includes(text as W)) return text as W | undefined;
		return this.fail(key, { code: 'unknown-word', words });
	}

	flag(key: string, otherwise: boolean): boolean | undefined {
		const value = this.#value(key) ?? otherwise;
		return typeof value === 'boolean' ? value : this.fail(key, { code: 'not-a-flag' });
	}

	number(key: string): number | undefined {
		const number = this.numberOrNull(key);
		return number === null ? this.missing(key) : number;
	}

	numberOrNull(key: string): number | null | undefined {
		const value = this.#value(key);
		if (value === undefined) return null;
		if (typeof value === 'number' && Number.isFinite(value)) return value;
		return this.fail(key, { code: 'not-a-number' });
	}

	/** A whole number of at least `least`; `otherwise` where it is not given, else it must be there. */
	whole(key: string, least: number, otherwise?: number): number | undefined {
		const number = otherwise === undefined || this.has(key) ? this.number(key) : otherwise;
		if (number === undefined || (Number.isSafeInteger(number) && number >= least)) return number;
		return this.fail(key, { code: 'not-whole', least });
	}

	dateOrNull(key: string): CivilDate | null | undefined {
		const text = this.textOrNull(key);
		if (text === null || text === undefined) return text;
		return parseDate(text) ?? this.fail(key, { code: 'not-a-date' });
	}

	/** The object under a key; it must be there. */
	object(key: string): ObjectReader | undefined {
		return this.has(key) ? ObjectReader.of(this.context, this.#value(key), this.at(key)) : this.missing(key);
	}

	/** The objects of a list, those left out that are none; empty where it is not given. */
	objects(key: string): ObjectReader[] {
		const list = this.list(key) ?? [];
		const readers = list.map((value, index) => ObjectReader.of(this.context, value, `${this.at(key)}[${index}]`));
		return readers.filter((reader) => reader !== undefined);
	}

	/** The values of a list as they are; empty where it is not given. */
	list(key: string): unknown[] | undefined {
		const value = this.#value(key) ?? [];
		return Array.isArray(value) ? value : this.fail(key, { code: 'not-a-list' });
	}

	/** The keys the object has and `known` has not. */
	keysBeside(known: readonly string[]): string[] {
		return Object.keys(this.json).filter((key) => !known.includes(key));
	}

	refuseKeysBeside(known: readonly string[]): void {
		for (const key of this.keysBeside(known)) {
			this.fail(key, { code: 'unknown-key', known });
		}
	}

	missing(key: string): undefined {
		return this.fail(key, { code: 'missing' });
	}

	fail(key: string, problem: Problem): undefined {
		return this.context.fail(this.at(key), this.json[key], problem);
	}

	#value(key: string): unknown {
		return Object.hasOwn(this.json, key) ? (this.json[key] ?? undefined) : undefined;
	}

	#asText(value: unknown, path: string): string | undefined {
		if (typeof value === 'string' && value.trim() !== '') return value.trim();
		return this.context.fail(path, value, { code: typeof value === 'string' ? 'blank' : 'not-text' });
	}
}
