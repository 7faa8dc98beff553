import { parseDate } from '$lib/domain/calendar';
import { type ClaimFields, readMethod } from '$lib/domain/training';
import type { UnsentItem } from '$lib/offline/outbox';
import type { SentItem } from '$lib/offline/snapshot';
import type { RecordState } from '$lib/ui/state/state';
import type { LedgerRecord } from '$lib/ui/training/record';
import type { Courses } from './courses';

/** The one word for something unsent: what the person has to do about it comes before what merely waits. */
export function unsentState({ standing }: Pick<UnsentItem, 'standing'>, needsSignIn: boolean): RecordState {
	if (standing === 'conflict') return 'mismatch';
	if (standing === 'rejected') return 'needs-check';
	return needsSignIn ? 'needs-sign-in' : 'unsent';
}

type OnDevice = {
	unsent: readonly UnsentItem[];
	sent: readonly SentItem[];
	/** all that was sent within the last days, also what the ledger has by now: what an edit or a 取消 may stand on */
	sentLately?: readonly SentItem[];
	needsSignIn: boolean;
	courses: Courses;
};

/**
 * 自分の台帳 with what the server does not have yet, or has got since it was asked: the latest training first. Of several commands of one
 * record only what it comes to is shown, in the place of what the ledger has of it; a day that cannot be read stays in 送信待ち alone.
 */
export function withUnsent(known: readonly LedgerRecord[], device: OnDevice) {
	const { unsent, sent } = device;
	const shown = recordsHere(device);
	// What was sent and stands in the ledger meanwhile is there with all that the server knows of it.
	const inLedger = new Set(known.map(keyOf));
	const sentIds = new Set(sent.map(({ recordId }) => recordId));
	const unsentIds = new Set(unsent.map(({ recordId }) => recordId));
	const isDouble = (one: LedgerRecord) =>
		sentIds.has(`${one.id}`) && !unsentIds.has(`${one.id}`) && inLedger.has(keyOf(one));
	const more = shown.filter((one) => !isDouble(one));
	const changed = keysUnderUnsent(device);
	const others = known.filter((one) => one.state === 'withdrawn' || !changed.has(keyOf(one)));
	return [...more, ...withoutMended(others, [...unsent, ...sent])].toSorted((one, other) =>
		other.completedOn.localeCompare(one.completedOn)
	);
}

function keyOf({ courseCode, completedOn }: Pick<LedgerRecord, 'courseCode' | 'completedOn'>): string {
	return `${courseCode} ${completedOn}`;
}

/** Where in the ledger stands what is edited or taken back by something unsent. */
function keysUnderUnsent({ unsent, sent, sentLately = sent }: OnDevice): Set<string> {
	const changes = unsent.filter(({ command }) => command.kind !== 'record');
	const ids = new Set(changes.map(({ recordId }) => recordId));
	const bases = sentLately.filter(({ recordId }) => ids.has(recordId)).map(({ command }) => command);
	// What was sent long ago is not kept here: then it is taken for the one it says the same of, or the one the server answered with.
	const said = [...bases, ...changes.map(({ command }) => command)].flatMap((command) =>
		command.kind === 'withdraw' ? [] : [`${command.claim.courseCode} ${parseDate(command.claim.completedOn.trim())}`]
	);
	const answered = changes.flatMap(({ answer }) => (answer?.outcome === 'conflict' ? [keyOf(answer.server)] : []));
	return new Set([...said, ...answered]);
}

/** What was recorded on this device, each record as its last command left it. */
export function recordsHere({ unsent, sent, sentLately = sent, needsSignIn, courses }: OnDevice): LedgerRecord[] {
	const own = new Map<string, LedgerRecord>();
	const unsentIds = new Set(unsent.map(({ recordId }) => recordId));
	const listed = sentLately.filter(
		({ recordId, opId }) => unsentIds.has(recordId) && !sent.some((one) => one.opId === opId)
	);
	for (const { recordId, command, state } of [...listed, ...sent]) put(own, recordId, command, state, courses);
	// What the server said of one holds up those on top of it.
	const held = new Map(unsent.filter(({ standing }) => standing !== 'unsent').map((item) => [item.recordId, item]));
	for (const item of unsent) {
		const state = unsentState(held.get(item.recordId) ?? item, needsSignIn);
		put(own, item.recordId, item.command, state, courses);
		const record = own.get(item.recordId);
		if (record && item.command.kind === 'withdraw') own.set(item.recordId, { ...record, isWithdrawing: true });
	}
	return [...own.values()];
}

/** Without the returned ones that were mended on this device: what they became stands in their place. */
export function withoutMended<T extends Pick<LedgerRecord, 'id' | 'state'>>(
	known: readonly T[],
	here: readonly Pick<UnsentItem, 'command'>[]
): T[] {
	const mended = new Set<unknown>(here.map(({ command }) => (command.kind === 'record' ? command.mends : null)));
	return known.filter(({ id, state }) => state !== 'returned' || !mended.has(id));
}

function put(
	own: Map<string, LedgerRecord>,
	id: string,
	command: UnsentItem['command'],
	state: RecordState,
	courses: Courses
): void {
	const before = own.get(id);
	if (command.kind === 'withdraw') {
		if (before) own.set(id, { ...before, state });
		return;
	}
	const record = recordOf(id, command.claim, state, courses);
	if (record) own.set(id, record);
}

/** null where the day cannot be read. */
function recordOf(id: string, claim: ClaimFields, state: RecordState, courses: Courses): LedgerRecord | null {
	const completedOn = parseDate(claim.completedOn.trim());
	if (completedOn === null) return null;
	const { courseCode } = claim;
	const [hours, comprehension] = [numberOf(claim.hours), numberOf(claim.comprehension)];
	const course = courses.get(courseCode) ?? courseCode;
	const method = readMethod(claim.method ?? '');
	return { id, courseCode, course, completedOn, state, hours, comprehension, method, sources: ['この端末'] };
}

/** null for a blank, and for what is no number. */
export function numberOf(written: string): number | null {
	const text = written.trim().normalize('NFKC');
	return text === '' || Number.isNaN(Number(text)) ? null : Number(text);
}
