import { v7 } from 'uuid';
import { type Viewer } from '$lib/domain/access';
import {
	type AttachCommand,
	type Command,
	type CommandAnswer,
	type CommandEnvelope,
	commandVersion,
	readOutboxRequest
} from '$lib/domain/outbox';
import { type ClaimFields } from '$lib/domain/training';
import { type Database } from '$lib/server/db/open';
import { takeRequest } from '$lib/server/outbox/take';

export const claim = (change: Partial<ClaimFields> = {}): ClaimFields => ({
	...{ courseCode: 'DX-BASIC', completedOn: '2026-06-01', hours: '', comprehension: '' },
	...change
});

/** A device that makes commands as a phone does. */
export function phone(userId = '0001') {
	const deviceId = v7();
	let deviceSeq = 0;
	const envelope = (recordId: string): CommandEnvelope => ({
		...{ opId: v7(), opVersion: commandVersion, deviceId, deviceSeq: (deviceSeq += 1), userId, recordId },
		capturedAt: '2026-06-01T03:00:00.000Z'
	});
	return {
		deviceId,
		record: (change: Partial<ClaimFields> = {}, mends: number | null = null): Extract<Command, { kind: 'record' }> => ({
			...envelope(v7()),
			...{ kind: 'record', mends },
			claim: claim(change)
		}),
		amend: (base: Command, change: Partial<ClaimFields>, seen: number | null = null): Command => ({
			...envelope(base.recordId),
			...{ kind: 'amend', base: base.opId, seen, claim: claim(change) }
		}),
		withdraw: (base: Command, reason = '取り違えました'): Command => ({
			...envelope(base.recordId),
			...{ kind: 'withdraw', base: base.opId, reason }
		}),
		attach: (base: Command, sha256: string, name: string | null = '修了証.jpg'): AttachCommand => ({
			...envelope(base.recordId),
			...{ kind: 'attach', base: base.opId, sha256, name }
		})
	};
}

/** The body of a request, as a device writes it. */
export function bodyOf(commands: readonly unknown[], change: object = {}) {
	const deviceId = '01900000-0000-7000-8000-000000000001';
	return { deviceId, highestSeq: 9, waiting: commands.length, oldest: null, appVersion: 'test', commands, ...change };
}

/** Sends it as this person, all the way through JSON. @throws Error where the whole request is not taken */
export async function send(
	database: Pick<Database, 'transact'>,
	viewer: Viewer,
	commands: readonly unknown[],
	change: object = {},
	stumbled: (error: unknown) => void = (error) => {
		throw error;
	}
): Promise<CommandAnswer[]> {
	const read = readOutboxRequest(JSON.parse(JSON.stringify(bodyOf(commands, change))));
	if (!read.ok) throw new Error(read.reason);
	return takeRequest(database, viewer, { ...read.request, userAgent: 'a test' }, read.commands, stumbled);
}

/** In a word: the outcome, or why it was not done. */
export const endOf = (answer: CommandAnswer): string => ('code' in answer ? answer.code : answer.outcome);
