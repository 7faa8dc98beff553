import { createHash } from 'node:crypto';
import { and, asc, gt, lte } from 'drizzle-orm';
import { type Tx } from '../../db/open';
import { entry } from '../../db/schema';
import { chainStart, entryHash, sha256 } from '../chain';
import { type Findings } from './findings';
import { OlderEntries } from '../seal/older-seals';
import { type Seal, sealsByEntry } from '../seal/read-seals';
import { addToDigest } from '../seal/seal';
import { Stream } from '../stream';
import { type Verification } from './verification';

type Entry = typeof entry.$inferSelect;

/** Of the entries as a whole; the entries 1 to `lastOlder` vouch for no rows. */
type Walked = Pick<Verification, 'entries' | 'older' | 'last'> & { lastOlder: number };

/** Walks along the chain: numbers without a hole, hashes, payloads, and the digest over each entry's seals. */
export async function verifyEntries(tx: Tx, found: Findings): Promise<Walked> {
	const [entries, seals] = [entriesInOrder(tx, found), sealsByEntry(tx.raw, found)];
	const older = new OlderEntries();
	let [count, before]: [number, Entry | null] = [0, null];
	for (; ; count++) {
		if (entries.empty) await entries.ready();
		const one = entries.head;
		const orphans = await sealsBefore(seals, one?.number ?? Infinity);
		if (!one) {
			checkEnd(before?.number ?? 0, orphans, found);
			older.end(found);
			const last = before && { number: before.number, hash: String(before.hash) };
			return { entries: count, older: older.count, lastOlder: older.last, last };
		}
		if (checkNumber(one, before, found)) checkChain(one, before, found);
		checkHashes(one, found);
		// Only the first entries may be without a digest: those from before there were seals.
		if (one.rowsDigest === null && older.count === count) await passOlder(one, seals, older);
		else await checkSeals(one, seals, older, found);
		before = one;
		entries.step();
	}
}

const entriesPerChunk = 500;

function entriesInOrder({ db }: Tx, found: Findings): Stream<Entry> {
	return new Stream(
		async (after) =>
			db
				.select()
				.from(entry)
				.where(and(gt(entry.number, Number(after?.[0] ?? 0)), lte(entry.number, Number.MAX_SAFE_INTEGER)))
				.orderBy(asc(entry.number))
				.limit(entriesPerChunk),
		({ number }) => [number],
		({ number }) => found.add({ entry: number, fault: 'entry-altered' })
	);
}

/** Seals behind the last entry tell that there were more. */
function checkEnd(last: number, orphans: number, found: Findings): void {
	if (orphans > last) found.add({ entry: last + 1, fault: 'entry-missing', through: orphans });
}

/** @returns whether the one before is there to be compared with */
function checkNumber({ number }: Entry, before: Entry | null, found: Findings): boolean {
	const expected = (before?.number ?? 0) + 1;
	if (number > expected) found.add({ entry: expected, fault: 'entry-missing', through: number - 1 });
	return number === expected;
}

/** Where an entry holds in itself and names another hash than the one before it has, it is that one that was changed. */
function checkChain(one: Entry, before: Entry | null, found: Findings): void {
	if (one.previousHash === (before?.hash ?? chainStart) || !holds(one)) return;
	if (before === null) found.add({ entry: one.number, fault: 'entry-unchained' });
	else if (holds(before)) found.add({ entry: before.number, fault: 'entry-altered' });
}

function checkHashes(one: Entry, found: Findings): void {
	if (!holds(one)) found.add({ entry: one.number, fault: 'entry-altered' });
	// No command erases a payload: one that is gone was taken away by hand.
	if (one.payload === null || sha256(String(one.payload)) !== one.payloadDigest)
		found.add({ entry: one.number, fault: 'payload-altered' });
}

function holds(one: Entry): boolean {
	return entryHash(one) === one.hash;
}

async function passOlder({ number }: Entry, seals: Stream<Seal>, older: OlderEntries): Promise<void> {
	older.add(number);
	await takeSeals(seals, number, (seal) => older.addSeal(seal));
}

async function checkSeals(one: Entry, seals: Stream<Seal>, older: OlderEntries, found: Findings): Promise<void> {
	const own = createHash('sha256');
	const count = await takeSeals(seals, one.number, (seal) => addToDigest(own, seal));
	const right = older.areSealedBy(one.event) && count === 0 ? older.seal() : own.digest('hex');
	if (right !== one.rowsDigest) found.add({ entry: one.number, fault: 'seal-altered' });
}

/** Steps over the seals of one entry. @returns how many there are */
async function takeSeals(seals: Stream<Seal>, number: number, take: (seal: Seal) => void): Promise<number> {
	for (let count = 0; ; count++) {
		if (seals.empty) await seals.ready();
		if (seals.head?.entry !== number) return count;
		take(seals.head);
		seals.step();
	}
}

/** Steps over the seals of entries that are not there. @returns the number of the last one; 0 if there are none */
async function sealsBefore(seals: Stream<Seal>, number: number): Promise<number> {
	for (let last = 0; ;) {
		if (seals.empty) await seals.ready();
		if (!seals.head || seals.head.entry >= number) return last;
		last = seals.head.entry;
		seals.step();
	}
}
