import { createHash } from 'node:crypto';
import { asc, gt } from 'drizzle-orm';
import { type Tx } from '../db/open';
import { entry } from '../db/schema';
import { chainStart, entryHash, sha256 } from './chain';
import { type Findings } from './findings';
import { type Seal, sealsByEntry } from './read-seals';
import { addToDigest } from './seal';
import { Stream } from './stream';
import { type Verification } from './verification';

type Entry = typeof entry.$inferSelect;

/** Of the entries as a whole; up to `lastOlder` they vouch for no rows. */
type Walked = Pick<Verification, 'entries' | 'older' | 'last'> & { lastOlder: number };

/** Walks along the chain: numbers without a hole, hashes, payloads, and the digest over each entry's seals. */
export async function verifyEntries(tx: Tx, found: Findings): Promise<Walked> {
	const [entries, seals] = [entriesInOrder(tx), sealsByEntry(tx.raw)];
	const walked: Walked = { entries: 0, older: 0, last: null, lastOlder: 0 };
	for (let before: Entry | null = null; ;) {
		if (entries.empty) await entries.ready();
		const one = entries.head;
		const orphans = await sealsBefore(seals, one?.number ?? Infinity);
		if (!one) {
			const last = walked.last?.number ?? 0;
			if (orphans > last) found.add({ entry: last + 1, fault: 'entry-missing', through: orphans });
			return walked;
		}
		if (checkNumber(one, before, found)) checkChain(one, before, found);
		checkHashes(one, found);
		await checkSeals(one, walked, seals, found);
		walked.entries += 1;
		walked.last = { number: one.number, hash: one.hash };
		before = one;
		entries.step();
	}
}

const entriesPerChunk = 500;

function entriesInOrder({ db }: Tx): Stream<Entry> {
	let last = Number.MIN_SAFE_INTEGER;
	return new Stream(async () => {
		const some = await db
			.select()
			.from(entry)
			.where(gt(entry.number, last))
			.orderBy(asc(entry.number))
			.limit(entriesPerChunk);
		last = some.at(-1)?.number ?? last;
		return some;
	});
}

/** @returns whether the one before is there to be compared with */
function checkNumber({ number }: Entry, before: Entry | null, found: Findings): boolean {
	const expected = Math.max(before?.number ?? 0, 0) + 1;
	if (number > expected) found.add({ entry: expected, fault: 'entry-missing', through: number - 1 });
	if (number < 1) found.add({ entry: number, fault: 'entry-altered' });
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
	// One that was erased when its retention ended leaves only its digest.
	if (one.payload !== null && sha256(String(one.payload)) !== one.payloadDigest)
		found.add({ entry: one.number, fault: 'payload-altered' });
}

function holds(one: Entry): boolean {
	return entryHash(one) === one.hash;
}

/** Only the first entries may be without a digest: those from before there were seals. */
async function checkSeals(one: Entry, walked: Walked, seals: Stream<Seal>, found: Findings): Promise<void> {
	const { digest, count } = await digestAt(seals, one.number);
	const older = one.rowsDigest === null && count === 0 && walked.older === walked.entries;
	if (older) {
		walked.older += 1;
		walked.lastOlder = one.number;
	} else if (digest !== one.rowsDigest) found.add({ entry: one.number, fault: 'seal-altered' });
}

async function digestAt(seals: Stream<Seal>, number: number): Promise<{ digest: string; count: number }> {
	const digest = createHash('sha256');
	for (let count = 0; ; count++) {
		if (seals.empty) await seals.ready();
		if (seals.head?.entry !== number) return { digest: digest.digest('hex'), count };
		addToDigest(digest, seals.head);
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
