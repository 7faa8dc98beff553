import type { QueuePlace } from '$lib/domain/confirmation';
import type { Unfinished } from './unfinished';
import type { Refused, ReviewAct, ReviewAnswer, WaitingRecord } from '../record';
import { doneSentence, lateSentence, lostSentence, recordWords } from '../words';

/** The next records of the queue; `next` null at its end. */
export type Batch = { records: WaitingRecord[]; next: QueuePlace | null };

/** What was done last; `record` as it was when it was judged. */
export type Done = { sentence: string; act: ReviewAct; record: WaitingRecord };

/** More are asked for before so few are left. */
const fewLeft = 15;

/** A record that has just come into focus has not been looked at: for so long it is judged by no key, and by no click, in milliseconds. */
const [noticed, doubleClick] = [200, 500];

/** So long an answer is waited for before the next records can be looked at, in milliseconds. */
const patience = 10_000;

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
	/** what is to be told of a record that is not in focus, or of an answer that does not come */
	aside = $state<string | null>(null);
	/** whether the record in focus has been there long enough to be judged by a key */
	isReady = $state(false);
	/** an act is on its way: until its answer is there, or patience has run out, the focus stays where it is */
	isSending = $state(false);
	/** whether it has been there long enough to be judged by a click, which may be the second of two */
	#isSeen = false;
	#sent: WaitingRecord | null = null;
	#focused = $state<number | null>(null);
	#next: QueuePlace | null;
	#asking: Promise<void> | null = null;
	#timers: ReturnType<typeof setTimeout>[] = [];
	#late: ReturnType<typeof setTimeout> | undefined;

	constructor(
		batch: Batch,
		left: number,
		private readonly more: (after: QueuePlace) => Promise<Batch | null>
	) {
		this.records = batch.records;
		this.#next = batch.next;
		this.left = left;
		this.#focused = batch.records[0]?.id ?? null;
		this.#settle();
	}

	get record(): WaitingRecord | null {
		return this.records.find(({ id }) => id === this.#focused) ?? null;
	}

	/** the place of the record in focus, from 0 */
	get place(): number {
		return this.records.findIndex(({ id }) => id === this.#focused);
	}

	/** Whether there is nothing more to be done with it: judged, or out of this person's reach since. */
	isOver({ id, state }: WaitingRecord): boolean {
		const { refused } = this;
		return state !== 'waiting' || (refused?.id === id && !refused.isReason && refused.record === null);
	}

	/** Whether a press on a button may judge the record in focus; a key on a button is no click. */
	takes({ detail }: Pick<MouseEvent, 'detail'>): boolean {
		return detail > 0 ? this.#isSeen : this.isReady;
	}

	/** Puts another record into focus; one that is no longer waiting leaves the list with that. */
	focus(id: number): void {
		const before = this.record;
		if (this.isSending || before?.id === id) return;
		const isOver = before !== null && this.isOver(before);
		this.#focused = id;
		this.#clear();
		if (isOver) this.#drop(before.id);
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
	async resume({ kind, id, act, reason }: Unfinished): Promise<void> {
		const find = () => this.records.find((one) => one.id === id && one.kind === kind);
		const record = find() ?? (await this.fill(), find());
		// Whoever has begun something else meanwhile goes on with that.
		if (!record || this.panel !== null || this.isSending) return;
		this.focus(id);
		if (act !== 'return' && act !== 'hold') return;
		this.panel = act;
		this.written = reason;
	}

	/** An act on this record is on its way. */
	send(record: WaitingRecord): void {
		// Pressed again while nobody answers: it is the same one that is on its way.
		if (this.#sent?.id === record.id) return;
		this.#sent = record;
		this.isSending = true;
		this.aside = null;
		clearTimeout(this.#late);
		this.#late = setTimeout(() => {
			this.isSending = false;
			this.aside = lateSentence(record);
		}, patience);
	}

	/** Its answer is there, or will never come; what came to nothing is told where the record is not in focus any more. */
	heard(record: WaitingRecord, isLost: boolean): void {
		if (this.#sent?.id === record.id) {
			clearTimeout(this.#late);
			this.#sent = null;
			this.isSending = false;
			this.aside = null;
		}
		if (isLost && this.#focused !== record.id) this.aside = lostSentence(record);
	}

	/** Takes in what the server answered to an act; it is about the record that was sent, whichever is in focus. */
	take(answer: ReviewAnswer): void {
		if ('refused' in answer) return this.#refuse(answer.refused);
		const { id, act, record: now } = answer.done;
		const record = this.records.find((one) => one.id === id);
		if (!record) return;
		this.done = { sentence: doneSentence(record, act), act, record };
		if (this.#focused === id) this.#clear();
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

	/** The record says something else now, or is another's to judge: shown as it is, and told why. */
	#refuse(refused: Refused): void {
		const before = this.records.find(({ id }) => id === refused.id);
		if (before && this.#focused !== before.id) return this.#refuseAside(refused, before);
		this.refused = refused;
		this.done = null;
		if (refused.isReason) return;
		this.panel = null;
		if (before && this.isOver(refused.record ?? before)) this.left = Math.max(0, this.left - 1);
		if (refused.record) this.#replace(refused.record);
	}

	/** Of one that is not in focus any more, what was being done to the one that is stays as it was. */
	#refuseAside({ isReason, message, record }: Refused, before: WaitingRecord): void {
		this.aside = `${recordWords(before)}：${message}`;
		if (isReason) return;
		if (record?.state === 'waiting') return this.#replace(record);
		this.left = Math.max(0, this.left - 1);
		this.#drop(before.id);
	}

	#clear(): void {
		this.refused = null;
		this.panel = null;
		this.written = '';
	}

	#replace(record: WaitingRecord): void {
		this.records = this.records.map((one) => (one.id === record.id ? record : one));
		if (record.id === this.#focused) this.#settle();
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
		this.isReady = this.#isSeen = false;
		this.#timers.forEach(clearTimeout);
		const ready = setTimeout(() => (this.isReady = true), noticed);
		const seen = setTimeout(() => (this.#isSeen = true), doubleClick);
		this.#timers = [ready, seen];
	}
}
