import { isSha256 } from '$lib/domain/evidence';
import { type CommandAnswer } from './answer';
import {
	type AttachCommand,
	type Command,
	type CommandEnvelope,
	commandsAtOnce,
	commandVersion,
	type OutboxCommand,
	type OutboxRequest
} from './command';
import { commandSentence } from './sentences';

/** A command of a request: read, or answered at once because it cannot be. */
export type ReadCommand = { ok: true; command: OutboxCommand } | { ok: false; answer: CommandAnswer };

/** Why a whole request was not taken. */
export type RequestFault = 'unreadable' | 'too-many';

export type ReadRequest =
	{ ok: true; request: Omit<OutboxRequest, 'commands'>; commands: ReadCommand[] } | { ok: false; reason: RequestFault };

/** The oldest version of commands that is still taken: two before the present one. */
export const oldestVersion = Math.max(1, commandVersion - 2);

/** So many lie unsent on no device: ten a day for a lifetime. */
const mostWaiting = 100_000;

/** Reads the body of `POST /api/outbox`. A command that cannot be read is answered by itself and holds up none of the others. */
export function readOutboxRequest(body: unknown): ReadRequest {
	if (!isObject(body) || !Array.isArray(body.commands)) return { ok: false, reason: 'unreadable' };
	if (body.commands.length > commandsAtOnce) return { ok: false, reason: 'too-many' };
	const { userId, deviceId, highestSeq, waiting, oldest, appVersion } = body;
	const isSound =
		(userId === undefined || isShort(userId)) &&
		isId(deviceId) &&
		isCount(highestSeq) &&
		isCount(waiting) &&
		waiting <= mostWaiting &&
		(oldest === null || isTime(oldest)) &&
		isShort(appVersion);
	if (!isSound) return { ok: false, reason: 'unreadable' };
	const request = { deviceId, highestSeq, waiting, oldest, appVersion, ...(userId !== undefined && { userId }) };
	return { ok: true, request, commands: body.commands.map(readCommand) };
}

function readCommand(value: unknown): ReadCommand {
	const command = isObject(value) ? value : {};
	const opId = isId(command.opId) ? command.opId : '';
	const refuse = (code: 'unreadable' | 'version-too-old'): ReadCommand => ({
		ok: false,
		answer: { opId, outcome: 'rejected', code, message: commandSentence(code), mendable: false }
	});
	const { opVersion } = command;
	if (opId === '' || !isCount(opVersion)) return refuse('unreadable');
	if (opVersion > commandVersion) return { ok: false, answer: { opId, outcome: 'waiting' } };
	if (opVersion < oldestVersion) return refuse('version-too-old');
	const read = ofKind(command, opId);
	return read ? { ok: true, command: read } : refuse('unreadable');
}

function ofKind(command: Record<string, unknown>, opId: string): OutboxCommand | null {
	const { opVersion, deviceId, deviceSeq, userId, capturedAt, recordId, kind, base, reason } = command;
	const [seen, mends] = [command.seen ?? null, command.mends ?? null];
	if (!isId(deviceId) || !isCount(deviceSeq) || !isShort(userId) || !isTime(capturedAt) || !isId(recordId)) return null;
	const envelope = { opId, opVersion: opVersion as number, deviceId, deviceSeq, userId, capturedAt, recordId };
	const claim = readFields(command.claim);
	if (kind === 'record')
		return claim && (mends === null || isCount(mends)) ? { ...envelope, kind, mends, claim } : null;
	if (kind === 'amend')
		return claim && isId(base) && (seen === null || isCount(seen)) ? { ...envelope, kind, base, seen, claim } : null;
	if (kind === 'withdraw') return isId(base) && isText(reason) ? { ...envelope, kind, base, reason } : null;
	if (kind === 'attach') return ofFile(command, envelope);
	return null;
}

function ofFile({ base, sha256, name }: Record<string, unknown>, envelope: CommandEnvelope): AttachCommand | null {
	if (!isId(base) || !isText(sha256) || !isSha256(sha256)) return null;
	return name === null || isText(name) ? { ...envelope, kind: 'attach', base, sha256, name } : null;
}

/** The claim as it was typed; whether it makes sense is judged by the parser of the page. */
function readFields(value: unknown): Extract<Command, { kind: 'record' }>['claim'] | null {
	if (!isObject(value)) return null;
	const { courseCode, completedOn, hours, comprehension, method } = value;
	if (!isText(courseCode) || !isText(completedOn) || !isText(hours) || !isText(comprehension)) return null;
	if (method !== undefined && !isText(method)) return null;
	return { courseCode, completedOn, hours, comprehension, ...(method !== undefined && { method }) };
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A UUID in small letters, as this program makes them. */
function isId(value: unknown): value is string {
	return (
		typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(value)
	);
}

function isCount(value: unknown): value is number {
	return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isTime(value: unknown): value is string {
	if (typeof value !== 'string' || value.length > 40) return false;
	return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value) && !Number.isNaN(Date.parse(value));
}

function isShort(value: unknown): value is string {
	return isText(value) && value !== '' && value.length <= 100;
}

/** Long enough for whatever somebody types into a field, short enough to keep. */
function isText(value: unknown): value is string {
	return typeof value === 'string' && value.length <= 1000;
}
