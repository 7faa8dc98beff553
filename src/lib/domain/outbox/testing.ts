import { day } from '$lib/domain/calendar';
import { type CompletionState } from '$lib/domain/training';
import { type Command } from './command';
import { decide } from './decide';
import { type DoneCommand, type Facts, type Joined, type Known, type StandingRecord } from './known';

/** What the tests of `decide` are made of: commands as a phone writes them, and what a server knows. */

export const facts = (change: Partial<Facts> = {}): Facts => ({
	...{ courseCode: 'DX', completedOn: day('2026-06-01'), hours: null, comprehension: null },
	...change
});
export const typed = { courseCode: 'DX', completedOn: '2026-06-01', hours: '', comprehension: '' };
export const envelope = {
	...{ opVersion: 1, deviceId: 'device', deviceSeq: 1, userId: '0001', recordId: 'R' },
	capturedAt: '2026-06-01T03:00:00.000Z'
};
export const record = (change: Partial<typeof typed> = {}, opId = 'new'): Command => ({
	...{ ...envelope, opId, kind: 'record', mends: null, claim: { ...typed, ...change } }
});
export const mend = (mends: number, change: Partial<typeof typed> = {}): Command => ({
	...{ ...envelope, opId: 'new', kind: 'record', mends, claim: { ...typed, ...change } }
});
export const amend = (change: Partial<typeof typed> = {}, base = 'first', seen: number | null = null): Command => ({
	...{ ...envelope, opId: 'new', kind: 'amend', base, seen, claim: { ...typed, ...change } }
});
export const withdraw = (reason = '取り違え', base = 'first'): Command => ({
	...{ ...envelope, opId: 'new', kind: 'withdraw', base, reason }
});

export const standing = (state: CompletionState = 'waiting', change: Partial<StandingRecord> = {}): StandingRecord => ({
	...{ id: 7, entry: 70, state, sources: ['本人'], ...facts() },
	...change
});
export const done = (opId: string, said: Facts | null = facts(), joined: Joined | null = null): DoneCommand => ({
	...{ opId, digest: `digest of ${opId}`, recordId: 'R', completionId: 7, facts: said, joined }
});

/** What the server knows: records of the person, and the commands of record R in the order they were done. */
export function known(
	records: StandingRecord[] = [],
	commands: DoneCommand[] = [],
	change: Partial<Known> = {}
): Known {
	return {
		...{ today: day('2026-06-15'), userId: '0001', employment: { from: day('2020-04-01'), to: null } },
		hasCourse: (code) => ['DX', 'SEC'].includes(code),
		done: (opId) => commands.find((one) => one.opId === opId),
		head: (recordId) => commands.findLast((one) => one.recordId === recordId),
		others: () => [],
		isGone: () => false,
		isForeign: () => false,
		record: (id) => records.find((one) => one.id === id)!,
		own: (id) => records.find((one) => one.id === id),
		standing: (code, on) =>
			records.find((one) => one.courseCode === code && one.completedOn === on && one.state !== 'withdrawn'),
		...change
	};
}

/** The effect, or how it is answered. */
export function endOf(command: Command, what: Known): string {
	const decision = decide(command, `digest of ${command.opId}`, what);
	if ('do' in decision) return decision.do.kind === 'change' && decision.do.mended ? 'mend' : decision.do.kind;
	const { answer } = decision;
	return 'code' in answer ? answer.code + (answer.mendable ? '' : ' for good') : answer.outcome;
}

export type Row = { because: string; command: Command; what: Known; end: string };
