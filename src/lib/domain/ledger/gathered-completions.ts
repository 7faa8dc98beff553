import { type CompletionRow, type CourseCompletions } from './completions';
import { orderByDay } from './order';

/** Takes in the rows of one course in any order, and lays them down in the order of their days once all are there. */
export class GatheredCompletions {
	#length = 0;
	#id = new Int32Array(16);
	#person = new Int32Array(16);
	#day = new Int32Array(16);
	#weight = new Uint8Array(16);
	#comprehension = new Uint8Array(16);
	#method = new Uint16Array(16);

	add({ id, person, day, weight, comprehension, method }: CompletionRow): void {
		if (weight === 0) return;
		if (this.#length === this.#id.length) this.#grow();
		this.#id[this.#length] = id;
		this.#person[this.#length] = person;
		this.#day[this.#length] = day;
		this.#weight[this.#length] = weight;
		this.#comprehension[this.#length] = comprehension;
		this.#method[this.#length] = method;
		this.#length += 1;
	}

	byDay(): CourseCompletions {
		const order = orderByDay(this.#day.subarray(0, this.#length));
		return {
			length: this.#length,
			id: order.map((row) => this.#id[row]!),
			person: order.map((row) => this.#person[row]!),
			day: order.map((row) => this.#day[row]!),
			weight: Uint8Array.from(order, (row) => this.#weight[row]!),
			comprehension: Uint8Array.from(order, (row) => this.#comprehension[row]!),
			method: Uint16Array.from(order, (row) => this.#method[row]!)
		};
	}

	#grow(): void {
		const wider = <T extends Int32Array | Uint16Array | Uint8Array>(wide: T, column: T): T => (wide.set(column), wide);
		const capacity = this.#id.length * 2;
		this.#id = wider(new Int32Array(capacity), this.#id);
		this.#person = wider(new Int32Array(capacity), this.#person);
		this.#day = wider(new Int32Array(capacity), this.#day);
		this.#weight = wider(new Uint8Array(capacity), this.#weight);
		this.#comprehension = wider(new Uint8Array(capacity), this.#comprehension);
		this.#method = wider(new Uint16Array(capacity), this.#method);
	}
}
