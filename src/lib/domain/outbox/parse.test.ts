import { describe, expect, it } from 'vitest';
import { commandsAtOnce, commandVersion } from './command';
import { oldestVersion, readOutboxRequest } from './parse';

const id = (nth: number) => `01900000-0000-7000-8000-${String(nth).padStart(12, '0')}`;
const claim = { courseCode: 'DX', completedOn: '2026-06-01', hours: '', comprehension: '' };
const record = {
	...{ opId: id(1), opVersion: 1, deviceId: id(2), deviceSeq: 1, userId: '0001', recordId: id(3) },
	...{ capturedAt: '2026-06-01T03:00:00.000Z', kind: 'record', mends: null as number | null, claim }
};
const amend = { ...record, kind: 'amend', base: id(4), seen: null };
const withdraw = { ...record, kind: 'withdraw', base: id(4), reason: '取り違え' };
const body = {
	...{ deviceId: id(2), highestSeq: 3, waiting: 1, oldest: '2026-06-01T03:00:00Z', appVersion: '1.0' },
	commands: [] as unknown[]
};

/** What becomes of a command: its kind, or how it is answered. */
function endOf(command: unknown): string {
	const read = readOutboxRequest(JSON.parse(JSON.stringify({ ...body, commands: [command] })));
	if (!read.ok) return read.reason;
	const [one] = read.commands;
	if (one!.ok) return one!.command.kind;
	return 'code' in one!.answer ? one!.answer.code : one!.answer.outcome;
}

describe('a request', () => {
	it.each([
		{ change: {}, because: 'nothing to send: the device only says how it is' },
		{ change: { oldest: null, waiting: 0, highestSeq: 0 }, because: 'a new device' },
		{ change: { later: 'x' }, because: 'what a later program adds' }
	])('is read: $because', ({ change }) => {
		expect(readOutboxRequest({ ...body, ...change })).toMatchObject({ ok: true, commands: [] });
	});

	it.each([
		{ sent: null, because: 'no JSON' },
		{ sent: [], because: 'a list' },
		{ sent: 'x', because: 'a text' },
		{ sent: {}, because: 'nothing in it' },
		{ sent: { ...body, commands: {} }, because: 'commands that are no list' },
		{ sent: { ...body, deviceId: 'x' }, because: 'a device without a number' },
		{ sent: { ...body, highestSeq: -1 }, because: 'less than nothing' },
		{ sent: { ...body, waiting: 1.5 }, because: 'half a command' },
		{ sent: { ...body, waiting: 1e300 }, because: 'more than can be counted' },
		{ sent: { ...body, waiting: Number.MAX_SAFE_INTEGER }, because: 'more than anybody can have made' },
		{ sent: { ...body, oldest: 'yesterday' }, because: 'no time' },
		{ sent: { ...body, oldest: '2026-99-99T99:99:99Z' }, because: 'no time of any day' },
		{ sent: { ...body, oldest: undefined }, because: 'whether there is an oldest is not said' },
		{ sent: { ...body, appVersion: 'x'.repeat(101) }, because: 'a version without end' },
		{ sent: JSON.parse(`{"__proto__":${JSON.stringify(body)}}`) as unknown, because: 'what is only inherited' }
	])('is unreadable: $because', ({ sent }) => {
		const read = readOutboxRequest(sent);
		expect(read).toEqual({ ok: false, reason: 'unreadable' });
	});

	it('carries so many commands and no more', () => {
		const many = (count: number) => ({ ...body, commands: Array.from({ length: count }, () => record) });
		expect(readOutboxRequest(many(commandsAtOnce))).toMatchObject({ ok: true });
		expect(readOutboxRequest(many(commandsAtOnce + 1))).toEqual({ ok: false, reason: 'too-many' });
	});
});

describe('a command', () => {
	it.each([
		{ command: record, kind: 'record' },
		{ command: { ...record, mends: 12 }, kind: 'record' },
		{ command: { ...record, opVersion: 1, mends: undefined }, kind: 'record' },
		{ command: amend, kind: 'amend' },
		{ command: { ...amend, seen: 12 }, kind: 'amend' },
		{ command: { ...amend, seen: undefined }, kind: 'amend' },
		{ command: withdraw, kind: 'withdraw' },
		{ command: { ...withdraw, reason: '' }, kind: 'withdraw' },
		{ command: { ...record, claim: { ...claim, hours: 'いろは' } }, kind: 'record' }
	])('is read as $kind, whether or not what was typed makes sense', ({ command, kind }) => {
		expect(endOf(command)).toBe(kind);
	});

	it.each<{ command: unknown; because: string }>([
		{ command: null, because: 'nothing' },
		{ command: [record], because: 'a list' },
		{ command: { ...record, opId: undefined }, because: 'no number' },
		{ command: { ...record, opId: record.opId.replace('-7', '-4') }, because: 'a number without its time' },
		{ command: { ...record, opId: `${record.opId}\n` }, because: 'a line after the number' },
		{ command: { ...record, recordId: id(3).replace('8', 'G') }, because: 'no number of a record' },
		{ command: { ...record, opVersion: '1' }, because: 'a version as text' },
		{ command: { ...record, opVersion: undefined }, because: 'no version' },
		{ command: { ...record, deviceSeq: null }, because: 'no place in the order' },
		{ command: { ...record, userId: '' }, because: 'nobody' },
		{ command: { ...record, userId: '1'.repeat(101) }, because: 'nobody has such a number' },
		{ command: { ...record, capturedAt: '2026-06-01' }, because: 'a day is no time' },
		{ command: { ...record, capturedAt: '2026-13-01T00:00:00Z' }, because: 'a time that never was' },
		{ command: { ...record, kind: 'constructor' }, because: 'no kind' },
		{ command: { ...record, kind: 'detach' }, because: 'a kind that this version does not know' },
		{ command: { ...record, claim: undefined }, because: 'no claim' },
		{ command: { ...record, claim: { ...claim, hours: 2 } }, because: 'a claim is as it was typed' },
		{ command: { ...record, claim: { ...claim, hours: '1'.repeat(1001) } }, because: 'nobody types as much' },
		{ command: { ...record, mends: '12' }, because: 'no id of a record' },
		{ command: { ...amend, base: null }, because: 'an edit of nothing' },
		{ command: { ...amend, seen: 'x' }, because: 'no version of a record' },
		{ command: { ...withdraw, base: undefined }, because: '取下げ of nothing' },
		{ command: { ...withdraw, reason: null }, because: 'no reason at all' }
	])('is unreadable: $because', ({ command }) => {
		expect(endOf(command)).toBe('unreadable');
	});

	it.each([
		{ opVersion: oldestVersion - 1, end: 'version-too-old', because: 'nobody knows any more what it meant' },
		{ opVersion: commandVersion, end: 'record', because: 'this program writes it' },
		{ opVersion: commandVersion + 1, end: 'waiting', because: 'the server is updated later than the phone' }
	])('of version $opVersion ends as $end: $because', ({ opVersion, end }) => {
		expect(endOf({ ...record, opVersion })).toBe(end);
	});

	it('that cannot be read is answered under its number and holds up none of the others', () => {
		const read = readOutboxRequest({ ...body, commands: [{ opId: id(9) }, record] });
		const answer = { opId: id(9), outcome: 'rejected', code: 'unreadable', mendable: false };
		expect(read).toMatchObject({ ok: true, commands: [{ ok: false, answer }, { ok: true }] });
	});

	it('keeps nothing but what it says', () => {
		const read = readOutboxRequest({ ...body, commands: [{ ...record, reason: 'x', claim: { ...claim, more: 'x' } }] });
		expect(read).toMatchObject({ ok: true, commands: [{ ok: true }] });
		expect(read.ok && read.commands[0]!.ok && read.commands[0]!.command).toEqual(record);
	});
});
