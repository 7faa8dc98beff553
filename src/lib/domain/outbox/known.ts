import { type CivilDate } from '$lib/domain/calendar';
import { type Claim, type CompletionState } from '$lib/domain/training';
import { type CommandAnswer } from './answer';

/** What a record says of the training itself; `method` undefined: not known, where a command was done before it was noted. */
export type Facts = Claim;

/** What a record may leave blank. */
export type Blank = 'hours' | 'comprehension' | 'method';

/** A record on the server, as far as a command is judged by it. */
export type StandingRecord = Facts & {
	id: number;
	/** the entry that last wrote it */
	entry: number;
	state: CompletionState;
	sources: readonly string[];
};

/**
 * What a command did to a record that was known by another way. It said the same: 本人 was `added` to the sources by a command like it, or
 * `stood` there already. Or it `rewrote` what another source had said, after 差戻し.
 */
export type Joined = 'added' | 'stood' | 'rewrote';

/** A command that was done: `facts` is what its record said then, null after 取下げ; `joined`: null for what only the person said. */
export type DoneCommand = {
	opId: string;
	digest: string;
	recordId: string;
	completionId: number;
	facts: Facts | null;
	joined: Joined | null;
};

/** What the server knows that commands are judged by. */
export type Known = {
	today: CivilDate;
	/** 職員番号 of the person who sends */
	userId: string;
	/** first and last day of the employment; null where the person is not on the staff list */
	employment: { from: CivilDate; to: CivilDate | null } | null;
	hasCourse(code: string): boolean;
	done(opId: string): DoneCommand | undefined;
	/** the last command that was done to a record of this person's */
	head(recordId: string): DoneCommand | undefined;
	/** the commands that were last done to what the device knows as other records, and the server as this one */
	others(head: DoneCommand): readonly DoneCommand[];
	/** whether the number is of a command or a record that was taken back, and then went with the import which was undone under it */
	isGone(id: string): boolean;
	/** whether the number of a command or of a record is somebody else's */
	isForeign(id: string): boolean;
	record(id: number): StandingRecord;
	/** the record a command says it mends; undefined where the person has none of this id */
	own(id: number): StandingRecord | undefined;
	/** the person's record of this course and day, 取下げ left out */
	standing(courseCode: string, completedOn: CivilDate): StandingRecord | undefined;
};

/** What is to be written for a command; `facts` is what the record says afterwards. */
export type Effect =
	| { kind: 'add'; facts: Facts }
	| { kind: 'change'; id: number; facts: Facts; mended: boolean }
	/**
	 * known by another way: it gets one more source, and where nobody has confirmed it yet what it says is `filled` where it was blank;
	 * `isPartial`: something of the claim was not taken over
	 */
	| { kind: 'join'; id: number; facts: Facts; filled: readonly Blank[]; isPartial: boolean }
	/** the opposite of `join`: the record stands as it is; `source`: whether 本人 is no longer among its sources; `joined`: if it is, why */
	| { kind: 'unjoin'; id: number; source: boolean; joined: Exclude<Joined, 'rewrote'> }
	| { kind: 'withdraw'; id: number; reason: string };

export type Decision = { do: Effect } | { answer: CommandAnswer };

/** The origin a record from a device bears. */
export const sourceOfDevice = '本人';
