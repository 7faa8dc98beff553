import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { setInterval as every, setTimeout as later } from 'node:timers';
import { type Queue } from '../queue';
import { longestSilence } from '../silence';

/** Who owns a database: the server, or a command while it works. */
export type Owner = { kind: 'server' | 'command'; pid: number };

/** What it says of itself: also its file (see identity.ts), null while there is none yet. */
export type Introduction = Owner & { file: string | null };

/** How often those who wait are told that their owner lives. */
const beat = 5_000;

/**
 * Lets other processes write in turns: whoever connects is told who owns the database, and `go` when the queue reaches it; the
 * turn lasts until the connection closes.
 */
export class TurnServer {
	readonly #server: Server;
	readonly #connected = new Set<Socket>();
	readonly #remove: () => void;
	#holder: Socket | null = null;

	private constructor(server: Server, path: string) {
		this.#server = server;
		this.#remove = () => rmSync(path, { force: true });
		process.once('exit', this.#remove);
	}

	/**
	 * Call it with the owner's lock in hand: what stands at the path is then a dead process's and is removed.
	 *
	 * @throws where no socket can be made
	 */
	static async listen(path: string, owner: Introduction, writes: Queue): Promise<TurnServer> {
		rmSync(path, { force: true });
		const server = createServer().unref();
		await new Promise<void>((resolve, reject) => {
			server.once('error', reject);
			server.listen(path, resolve);
		});
		server.on('error', () => undefined);
		chmodSync(path, 0o600);
		const turns = new TurnServer(server, path);
		server.on('connection', (socket) => turns.#welcome(socket, owner, writes));
		return turns;
	}

	/** Takes nobody in any more, sends away who waits, and waits for the one whose turn it is. */
	async close(): Promise<void> {
		this.#server.close();
		process.off('exit', this.#remove);
		for (const socket of this.#connected) if (socket !== this.#holder) socket.destroy();
		const holder = this.#holder?.ref();
		if (holder && !holder.closed) await new Promise((resolve) => holder.once('close', resolve));
	}

	#welcome(socket: Socket, owner: Introduction, writes: Queue): void {
		this.#connected.add(socket.unref());
		const waiting = every(() => socket.write('wait\n'), beat).unref();
		// Read even while nothing is expected, else a connection that closes would not be noticed.
		socket.on('error', () => undefined).resume();
		socket.once('close', () => {
			clearInterval(waiting);
			this.#connected.delete(socket);
		});
		socket.write(`${JSON.stringify(owner)}\n`);
		void writes.run(() => {
			clearInterval(waiting);
			return this.#turn(socket);
		});
	}

	async #turn(socket: Socket): Promise<void> {
		if (socket.destroyed) return;
		this.#holder = socket;
		const timer = later(() => socket.destroy(), longestSilence()).unref();
		socket.on('data', () => timer.refresh()).write('go\n');
		if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve));
		clearTimeout(timer);
		this.#holder = null;
	}
}
