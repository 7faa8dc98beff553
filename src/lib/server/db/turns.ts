import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseFault } from './fault';
import { localPath } from './local-file';
import { own, type Ownership } from './owner/owner';
import { type Owner } from './owner/owner-socket';
import { Queue } from './queue';
import { askTurn } from './turn';

/** Where the writes of a process stand in line. */
export type Writes = Pick<Queue, 'run'>;

/** How long a write waits while nobody owns the database and nobody can, in milliseconds. */
const patience = 60_000;

/**
 * The line of a process that writes to a local file: as its owner, or in turns that the owner gives. So exactly one connection
 * of all processes writes at a time.
 */
export class Turns implements Writes {
	readonly #path: string;
	readonly #kind: Owner['kind'];
	readonly #line = new Queue();
	#ownership: Ownership | null;

	/** @param ownership what this process has already; else it tries at its first write */
	constructor(path: string, kind: Owner['kind'], ownership: Ownership | null = null) {
		this.#path = path;
		this.#kind = kind;
		this.#ownership = ownership;
	}

	run<T>(task: () => Promise<T>): Promise<T> {
		return this.#line.run(() => this.#inTurn(task));
	}

	/** Gives the ownership back, once whoever has a turn is done. */
	async close(): Promise<void> {
		await this.#ownership?.release();
		this.#ownership = null;
	}

	async #inTurn<T>(task: () => Promise<T>): Promise<T> {
		for (let deadline = Date.now() + patience; Date.now() < deadline; await sleep(pause)) {
			if (await this.#owns()) return this.#ownership!.writes.run(task);
			const turn = await askTurn(this.#path);
			if (turn.ok) return task().finally(() => turn.end());
			if (turn.heard) deadline = Date.now() + patience;
		}
		throw new DatabaseFault('busy');
	}

	async #owns(): Promise<boolean> {
		if (this.#ownership) return true;
		const owned = await own(this.#path, this.#kind);
		if (owned.ok) this.#ownership = owned.ownership;
		return owned.ok;
	}
}

/** Short: an owner that ends is followed at once. */
const pause = 50;

/** The line for the commands of this process; a remote database has no owner, and its server puts writes in order. */
export function commandWrites(url: string): Writes & { close(): Promise<void> } {
	const path = localPath(url);
	return path === null ? Object.assign(new Queue(), { close: async () => undefined }) : new Turns(path, 'command');
}
