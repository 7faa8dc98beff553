import { type ClaimFields } from '$lib/domain/training';

/**
 * The version of the commands this program writes. The server takes it and, once there are any, the two before it. 2: a record says which
 * returned one it mends. 3: there is `attach`.
 */
export const commandVersion = 3;

/** What every command says of itself. Made on the device, and never changed once a sending was tried. */
export type CommandEnvelope = {
	/** UUIDv7: the command, once in the world */
	opId: string;
	opVersion: number;
	/** UUIDv7 of the installation in this browser */
	deviceId: string;
	/** 1, 2, … on the device */
	deviceSeq: number;
	/** 職員番号 of the person who made it */
	userId: string;
	/** the device's clock, UTC, ISO 8601; the server notes its own beside it */
	capturedAt: string;
	/** UUIDv7: the record it makes or is about */
	recordId: string;
};

/**
 * 受講を記録する. The claim as it was typed: the server reads it with the parser of the page. `mends`: the returned record on the server
 * (`completion.id`) that becomes the claim; null for none.
 */
export type RecordCommand = CommandEnvelope & { kind: 'record'; mends: number | null; claim: ClaimFields };
/**
 * 編集 of a record, on top of the command `base`. `seen`: the version of the record on the server (`ServerRecord.entry`) that the person
 * had before their eyes when they decided for their own; null where there was no conflict.
 */
export type AmendCommand = CommandEnvelope & { kind: 'amend'; base: string; seen: number | null; claim: ClaimFields };
/** 取下げ of a record, on top of the command `base`. */
export type WithdrawCommand = CommandEnvelope & { kind: 'withdraw'; base: string; reason: string };

/** What is said of a record itself. */
export type Command = RecordCommand | AmendCommand | WithdrawCommand;

/**
 * 証跡を付ける: a file of this hash, which was sent by itself, proves the record. `base`: a command of the record that the server has done.
 * `name`: how the file is called on the device; null without a name.
 */
export type AttachCommand = CommandEnvelope & { kind: 'attach'; base: string; sha256: string; name: string | null };

/** Whatever a device may send. */
export type OutboxCommand = Command | AttachCommand;

/** How many commands one request may carry. */
export const commandsAtOnce = 50;

/** What `POST /api/outbox` takes. `waiting` and `oldest`: how many are unsent on the device, these included, and since when. */
export type OutboxRequest = {
	/** 職員番号 of whose outbox it is; older builds do not say */
	userId?: string;
	deviceId: string;
	/** the highest `deviceSeq` the device has given out: what of it neither came nor waits was taken out there or lost */
	highestSeq: number;
	waiting: number;
	/** `capturedAt` of the oldest unsent one; null with none */
	oldest: string | null;
	/** the build the device runs */
	appVersion: string;
	commands: OutboxCommand[];
};
