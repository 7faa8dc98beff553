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
function mark(path: string): string | null {
	const found = statSync(path, { throwIfNoEntry: false });
	return found ? `${found.dev}:${found.ino}` : null;
}
