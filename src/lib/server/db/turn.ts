import { connect, type Socket } from 'node:net';
import { setInterval as every } from 'node:timers';
import { DatabaseFault } from './fault';
import { mark } from './identity';
import { isTrustedSocket, realDatabasePath, socketPath } from './owner/owner-place';
import { type Introduction, type Owner } from './owner/owner-socket';

/** A turn to write that another process has given us; `end` gives it back. */
export type Turn = { ok: true; end(): void };

/** No turn: whether an owner was there at all, and sent us away or died. */
export type NoTurn = { ok: false; heard: boolean };

/** An owner that has not been heard for this long is not waited for. It says every five seconds that it lives. */
const silence = 60_000;

/** How often the owner is told that we still write. */
const beat = 1_000;

/**
 * Asks the owner of a database for a turn and waits for it, as long as the owner lives.
 *
 * @throws DatabaseFault `replaced` where a server speaks of another file than the one that stands at the path now
 */
export async function askTurn(path: string): Promise<Turn | NoTurn> {
	const socket = reach(path);
	if (socket === null) return { ok: false, heard: false };
	return new Promise((resolve, reject) => {
		let heard = false;
		socket.setTimeout(silence, () => socket.destroy());
		socket.once('close', () => resolve({ ok: false, heard }));
		onLines(socket, (line) => {
			heard = true;
			if (hasAnotherFile(line, path)) {
				reject(new DatabaseFault('replaced'));
				socket.destroy();
			}
			if (line === 'go') resolve(begin(socket));
		});
	});
}

/** The owner of a database as it names itself; null when nobody answers within two seconds. */
export async function whoOwns(path: string): Promise<Owner | null> {
	const socket = reach(path);
	if (socket === null) return null;
	return new Promise((resolve) => {
		socket.setTimeout(2_000, () => socket.destroy());
		socket.once('close', () => resolve(null));
		onLines(socket, (line) => {
			resolve(ownerOf(line));
			socket.destroy();
		});
	});
}

function reach(path: string): Socket | null {
	const real = realDatabasePath(path);
	const place = socketPath(real);
	if (!isTrustedSocket(place, real)) return null;
	// What goes wrong here ends in 'close', which everybody waits for.
	return connect(place).on('error', () => undefined);
}

function begin(socket: Socket): Turn {
	const alive = every(() => socket.write('.'), beat);
	socket.setTimeout(0).once('close', () => clearInterval(alive));
	return {
		ok: true,
		end: () => {
			clearInterval(alive);
			socket.end();
		}
	};
}

function onLines(socket: Socket, take: (line: string) => void): void {
	let rest = '';
	socket.setEncoding('utf8').on('data', (text: string) => {
		const lines = (rest + text).split('\n');
		rest = lines.pop() ?? '';
		lines.forEach(take);
	});
}

function ownerOf(line: string): Owner | null {
	const { kind, pid } = introduction(line);
	return (kind === 'server' || kind === 'command') && Number.isInteger(pid) ? { kind, pid: Number(pid) } : null;
}

/** A command that is the owner may be the one that puts another file there. */
function hasAnotherFile(line: string, path: string): boolean {
	const { kind, file } = introduction(line);
	return kind === 'server' && typeof file === 'string' && file !== mark(path);
}

function introduction(line: string): Partial<Introduction> {
	try {
		return JSON.parse(line) as Partial<Introduction>;
	} catch {
		return {};
	}
}
