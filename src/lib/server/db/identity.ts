import { statSync } from 'node:fs';
import { DatabaseFault } from './fault';

/** Knows a database again: `check` throws when what was opened is no longer what stands at its path. */
export type Identity = { check(): void };

/** A remote database has no file of ours. */
export const noIdentity: Identity = { check: () => undefined };

/**
 * Remembers the file and its log as they are now, and by that what every later statement goes into. Ask for it while a
 * connection has both open, and keep that one: the log goes when the last connection closes, and comes again as another.
 */
export function identityOf(path: string): Identity {
	const places = [path, `${path}-wal`];
	const known = places.map(mark);
	return {
		check: () => {
			if (places.some((place, index) => known[index] !== null && mark(place) !== known[index]))
				throw new DatabaseFault('replaced');
		}
	};
}

/** Device and inode: another file never has both while the one we opened is still open. Null when nothing is there. */
export function mark(path: string): string | null {
	const found = statSync(path, { throwIfNoEntry: false });
	return found ? `${found.dev}:${found.ino}` : null;
}

/** What an entry is known by. */
type Known = { number: number; hash: string };

const newest = new WeakMap<object, Known>();

/**
 * Whether the last entry of a database can come after the last one that this process has seen there; remembers it then. It cannot where
 * another file was copied over the one that is open, which keeps its inode.
 *
 * @param last null when there is none
 */
export function goesOn(database: object, last: Known | null): boolean {
	const known = newest.get(database);
	if (known && (last === null || last.number < known.number)) return false;
	if (known && last?.number === known.number) return last.hash === known.hash;
	if (last) newest.set(database, last);
	return true;
}
