import { type CivilDate } from '$lib/domain/calendar';
import { type CompletionState, type RecordRefusal } from '$lib/domain/training';

/** Why a command was not done. What can be mended by the person is `mendable`. */
export type CommandRefusal =
	| RecordRefusal
	| 'unreadable'
	| 'invalid-claim'
	| 'id-reused'
	| 'version-too-old'
	| 'another-person'
	| 'withdrawn'
	| 'no-reason'
	| 'not-found'
	| 'too-many-files';

/** A record as the server has it, for whoever has to decide between it and their own. */
export type ServerRecord = {
	courseCode: string;
	completedOn: CivilDate;
	hours: number | null;
	comprehension: number | null;
	/** 実施方法; older servers never say it, and none is stated where it is left out */
	method?: string;
	state: CompletionState;
	/** the entry that last wrote it: which version this is */
	entry: number;
};

/**
 * The answer for one command. `applied` and `duplicate` (the same was known already) take it off the device; `waiting`: its base is
 * not known here yet, the program here is older than the device's, or it stumbled over this command; nothing was stored, send it again
 * later. The other two stay on the device until the person acts. A `duplicate` has the `server`'s record where something of the claim
 * was not taken over; older servers never say it.
 */
export type CommandAnswer = { opId: string } & (
	| { outcome: 'applied'; state: CompletionState }
	| { outcome: 'duplicate'; state: CompletionState; server?: ServerRecord }
	| { outcome: 'conflict'; message: string; server: ServerRecord }
	| { outcome: 'rejected'; code: CommandRefusal; message: string; mendable: boolean }
	| { outcome: 'waiting' }
);

/**
 * The body of a 200 of `POST /api/outbox`: one answer per command, in their order. `kenshu` is how a device knows that it was this
 * server that answered and not the page of a hotel.
 */
export type OutboxAnswer = { kenshu: 'outbox'; receivedAt: string; answers: CommandAnswer[] };
