import { v7 } from 'uuid';
import { type Command, type CommandEnvelope } from '$lib/domain/outbox';
import { type ClaimFields } from '$lib/domain/training';

export const claim = (change: Partial<ClaimFields> = {}): ClaimFields => ({
	...{ courseCode: 'DX-BASIC', completedOn: '2026-06-01', hours: '', comprehension: '' },
	...change
});

/** A device that makes commands as a phone does. */
export function phone(userId = '0001') {
	const deviceId = v7();
	let deviceSeq = 0;
	const envelope = (recordId: string): CommandEnvelope => ({
		...{ opId: v7(), opVersion: 1, deviceId, deviceSeq: (deviceSeq += 1), userId, recordId },
		capturedAt: '2026-06-01T03:00:00.000Z'
	});
	return {
		deviceId,
		record: (change: Partial<ClaimFields> = {}): Extract<Command, { kind: 'record' }> => ({
			...envelope(v7()),
			kind: 'record',
			claim: claim(change)
		}),
		amend: (base: Command, change: Partial<ClaimFields>, seen: number | null = null): Command => ({
			...envelope(base.recordId),
			...{ kind: 'amend', base: base.opId, seen, claim: claim(change) }
		}),
		withdraw: (base: Command, reason = '取り違えました'): Command => ({
			...envelope(base.recordId),
			...{ kind: 'withdraw', base: base.opId, reason }
		})
	};
}
