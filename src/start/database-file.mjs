import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The file a database address names, read as the database's own client reads it.
 *
 * @param {string} url DATABASE_URL
 * @returns {string | null} null when the database is not a file but a server
 */
export function databaseFile(url) {
	if (!url.startsWith('file:')) return null;
	const bare = url.replace(/[?#].*$/, '');
	return bare.startsWith('file://') ? fileURLToPath(bare) : decodeURIComponent(bare.slice('file:'.length));
}

/**
 * Whether there is nothing yet where a database address points.
 *
 * @param {string} url DATABASE_URL
 */
export function isMissingFile(url) {
	const file = databaseFile(url);
	return file !== null && !existsSync(file);
}
