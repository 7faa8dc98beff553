import { setTimeout as sleep } from 'node:timers/promises';
import { mark } from '../identity';
import { takeLock } from './owner-lock';
import { giveToOwnerOf, realDatabasePath, socketPath } from './owner-place';
import { type Introduction, type Owner, TurnServer } from './owner-socket';
import { Queue } from '../queue';
import { whoOwns } from '../turn';

/** What the owner of a database file has: the one queue of all who write to it, in this process and in others. */
export type Ownership = {
	writes: Queue;
	/** why other processes cannot ask for turns; null when they can */
	deaf: unknown;
	/** Waits for the turn that another process has just now, and lets go. */
	release(): Promise<void>;
};

/**
 * Becomes the owner of a local database file, if nobody is. At most one process of a machine is; the ownership ends with it,
 * however it ends. The file need not be there yet, its folder must.
 *
 * @throws where the lock cannot even be tried (a folder that cannot be written)
 */
export async function own(
	path: string,
	kind: Owner['kind']
): Promise<{ ok: true; ownership: Ownership } | { ok: false }> {
	const real = realDatabasePath(path);
	const lock = await takeLock(real);
	if (lock === null) return { ok: false };
	const writes = new Queue();
	const heard = await listen(real, { kind, pid: process.pid, file: mark(real) }, writes).catch(failure);
	const release = async () => {
		if (heard instanceof TurnServer) await heard.close();
		lock.release();
	};
	return { ok: true, ownership: { writes, deaf: heard instanceof TurnServer ? null : heard.cause, release } };
}

async function listen(real: string, owner: Introduction, writes: Queue): Promise<TurnServer> {
	const server = await TurnServer.listen(socketPath(real), owner, writes);
	giveToOwnerOf(real, socketPath(real));
	return server;
}

const failure = (cause: unknown) => ({ cause });

export type Claimed = { ok: true; ownership: Ownership } | { ok: false; owner: Owner | null };

/**
 * Becomes the owner, and waits up to a minute for a command that is; a server that is the owner will not end by waiting.
 *
 * @param waiting called once, when there is a command to wait for
 * @returns who is the owner otherwise; null when it does not say
 */
export async function claim(path: string, kind: Owner['kind'], waiting: (owner: Owner) => void): Promise<Claimed> {
	const deadline = Date.now() + patience;
	for (let said = false; ;) {
		const owned = await own(path, kind);
		if (owned.ok) return owned;
		const owner = await whoOwns(path);
		if (owner?.kind === 'server' || Date.now() > deadline) return { ok: false, owner };
		if (owner && !said) waiting(owner);
		said ||= owner !== null;
		await sleep(100);
	}
}

/** How long an owner that does not answer is waited for, in milliseconds. */
const patience = 60_000;
