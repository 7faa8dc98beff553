import type { QueuePlace } from '$lib/domain/confirmation';
import type { Unfinished } from './unfinished';
import type { Refused, ReviewAct, ReviewAnswer, WaitingRecord } from './record';
import { doneSentence } from './words';

/** The next records of the queue; `next` null at its end. */
export type Batch = { records: WaitingRecord[]; next: QueuePlace | null };

/** What was done last; `record` as it was when it was judged. */
export type Done = { sentence: string; act: ReviewAct; record: WaitingRecord };

/** More are asked for before so few are left. */
const fewLeft = 15;

/** Whoever presses twice has not looked at the second one, in milliseconds. */
const noticed = 200;

/**
 * 確認待ち as it is worked through: one record in focus, those judged leave the list, the next ones come without a page load.
 *
 * @param more the records after a place; null where they could not be had just now
 */
export class Desk {
	records = $state.raw<WaitingRecord[]>([]);
	/** how many wait, the ones that are not in the list yet among them */
	left = $state(0);
	judged = $state(0);
	done = $state.raw<Done | null>(null);
	/** why the last act was refused; at the record itself */
	refused = $state.raw<Refused | null>(null);
	/** the form with a reason that is open at the record in focus */
	panel = $state<'return' | 'hold' | null>(null);
	/** what that form begins with */
	written = $state('');
	/** whether the record in focus has been there long enough to be judged by a key */
	isReady = $state(true);
	/** an act is on its way: until its answer is there the focus stays where it is */
	isSending = $state(false);
	#focused = $state<number | null>(null);
	#next: QueuePlace | null;
	#asking: Promise<void> | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(
		batch: Batch,
		left: number,
		private readonly more: (after: QueuePlace) => Promise<Batch | null>
	) {
		this.records = batch.records;
		this.#next = batch.next;
		this.left = left;
		this.#focused = batch.records[0]?.id ?? null;
	}

	get record(): WaitingRecord | null {
		return this.records.find(({ id }) => id === this.#focused) ?? null;
	}

	/** the place of the record in focus, from 0 */
	get place(): number {
		return this.records.findIndex(({ id }) => id === this.#focused);
	}

	/** Puts another record into focus; one that is no longer waiting leaves the list with that. */
	focus(id: number): void {
		const before = this.record;
		if (this.isSending || before?.id === id) return;
		this.#focused = id;
		this.panel = null;
		this.written = '';
		this.refused = null;
		if (before && before.state !== 'waiting') this.#drop(before.id);
		this.#settle();
		void this.fill();
	}

	/** The next record (1) or the one before (-1). False where it stays: at either end, or while an act is on its way. */
	move(step: 1 | -1): boolean {
		const to = this.records[this.place + step];
		if (this.isSending || !to) return false;
		this.focus(to.id);
		return true;
	}

	/** Goes back to where somebody was interrupted, with the reason they were writing; stays where that record waits no more. */
	resume({ kind, id, act, reason }: Unfinished): void {
		const record = this.records.find((one) => one.id === id && one.kind === kind);
		if (!record) return;
		this.focus(id);
		if (act !== 'return' && act !== 'hold') return;
		this.panel = act;
		this.written = reason;
	}

	/** Takes in what the server answered to an act; it is about the record that was sent, whichever is in focus. */
	take(answer: ReviewAnswer): void {
		if ('refused' in answer) return this.#refuse(answer.refused);
		const { id, act, record: now } = answer.done;
		const record = this.records.find((one) => one.id === id);
		if (!record) return;
		this.done = { sentence: doneSentence(record, act), act, record };
		this.refused = null;
		this.panel = null;
		this.written = '';
		// Taken up again, or put aside for another reason: it goes on waiting where it stands.
		if (now && (act === 'release' || record.heldReason !== null)) return this.#replace(now);
		this.judged += 1;
		this.left = Math.max(0, this.left - 1);
		this.#leave(record);
	}

	/** Asks for the next records where few are left. */
	fill(): Promise<void> {
		if (this.#next === null || this.records.length - this.place > fewLeft) return Promise.resolve();
		return (this.#asking ??= this.#fetch(this.#next).finally(() => (this.#asking = null)));
	}

	async #fetch(after: QueuePlace): Promise<void> {
		const batch = await this.more(after);
		if (batch === null) return;
		const known = this.records.map(({ id }) => id);
		this.records = [...this.records, ...batch.records.filter(({ id }) => !known.includes(id))];
		this.#next = batch.next;
		this.#focused ??= this.records[0]?.id ?? null;
	}

	/** The record says something else now, or was judged by somebody else: shown as it is, and told why. */
	#refuse(refused: Refused): void {
		this.refused = refused;
		this.done = null;
		const { record } = refused;
		if (record === null) return;
		this.panel = null;
		if (record.state !== 'waiting') this.left = Math.max(0, this.left - 1);
		this.#replace(record);
	}

	#replace(record: WaitingRecord): void {
		this.records = this.records.map((one) => (one.id === record.id ? record : one));
		this.#settle();
	}

	#leave({ id }: WaitingRecord): void {
		const { place } = this;
		const to = this.records[place + 1] ?? this.records[place - 1];
		if (this.#focused === id) {
			this.#focused = to?.id ?? null;
			this.#settle();
		}
		this.#drop(id);
		void this.fill();
	}

	#drop(id: number): void {
		this.records = this.records.filter((one) => one.id !== id);
	}

	#settle(): void {
		this.isReady = false;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => (this.isReady = true), noticed);
	}
}
