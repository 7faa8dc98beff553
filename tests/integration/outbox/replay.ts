import { type Command } from '$lib/domain/outbox';

export type End = 'done' | 'known' | 'refused' | 'conflict' | 'waits';

/** A record in the plainest words. */
export type PlainRecord = { courseCode: string; completedOn: string; hours: string; state: 'waiting' | 'withdrawn' };

/** `said`: the record as the last command of the chain left it; `joined`: it only repeats what was known; `over`: it was taken back */
type Chain = { record: PlainRecord; said: string; done: Set<string>; joined: boolean; over: boolean };

/** What a person told the ledger, command after command as they made them: the law that every way of sending is held against. */
export class Replay {
	readonly records: PlainRecord[] = [];
	readonly #chains = new Map<string, Chain>();

	/** @returns how it ends: `done`, `known` already, `refused`, `conflict`, or it `waits` for what never comes */
	tell(command: Command): End {
		if (command.kind === 'record') return this.#record(command);
		const chain = this.#chains.get(command.recordId);
		if (!chain) return 'waits';
		const { record } = chain;
		if (record.state === 'withdrawn' || chain.over) return command.kind === 'withdraw' ? 'known' : 'refused';
		if (!chain.done.has(command.base)) return 'waits';
		if (command.kind === 'withdraw') {
			if (command.reason.trim() === '') return 'refused';
			// Whoever repeated what was known takes back only that they said so.
			if (!chain.joined) record.state = 'withdrawn';
			chain.over = true;
		} else {
			const { courseCode, completedOn, hours } = command.claim;
			if (JSON.stringify(record) !== chain.said) return 'conflict';
			const other = this.#standing(command.claim);
			if (!possible(command.claim) || (other && other !== record)) return 'refused';
			Object.assign(record, { courseCode, completedOn, hours });
			chain.joined = false;
		}
		chain.done.add(command.opId);
		chain.said = JSON.stringify(record);
		return 'done';
	}

	#record({ opId, recordId, claim }: Extract<Command, { kind: 'record' }>): End {
		if (!possible(claim)) return 'refused';
		const there = this.#standing(claim);
		const { courseCode, completedOn, hours } = claim;
		const record: PlainRecord = there ?? { courseCode, completedOn, hours, state: 'waiting' };
		if (!there) this.records.push(record);
		// What is blank there is filled by whoever says it.
		record.hours ||= hours;
		this.#chains.set(recordId, {
			record,
			said: JSON.stringify(record),
			done: new Set([opId]),
			joined: !!there,
			over: false
		});
		return there ? 'known' : 'done';
	}

	#standing({ courseCode, completedOn }: { courseCode: string; completedOn: string }): PlainRecord | undefined {
		return this.records.find(
			(one) => one.courseCode === courseCode && one.completedOn === completedOn && one.state !== 'withdrawn'
		);
	}
}

function possible({ courseCode, completedOn }: { courseCode: string; completedOn: string }): boolean {
	return courseCode !== 'NONE' && completedOn <= '2026-06-15';
}
