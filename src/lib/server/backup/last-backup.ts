import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { localPath } from '../db/local-file';
import { giveToOwnerOf } from '../db/owner/owner-place';
import { type LastEntry } from './contents';
import { sync } from './draft';

/** What stands in `<database>.backup.json` since the last backup that succeeded. */
export type LastBackup = {
	/** UTC, ISO 8601: when it began */
	at: string;
	file: string;
	bytes: number;
	last: LastEntry | null;
};

const noteOf = (databasePath: string) => `${databasePath}.backup.json`;

/** Notes a backup beside the database: it is no fact of the town, and must be readable when the database is not. */
export function noteBackup(databasePath: string, backup: LastBackup): void {
	const draft = `${noteOf(databasePath)}.draft`;
	try {
		writeFileSync(draft, `${JSON.stringify(backup, null, '\t')}\n`, { mode: 0o600 });
		// The server must be able to read what root has noted.
		giveToOwnerOf(databasePath, draft);
		sync(draft);
		renameSync(draft, noteOf(databasePath));
	} finally {
		rmSync(draft, { force: true });
	}
}

/** The last backup of a local database; null when there is none, or none that is known. */
export function lastBackup(databaseUrl: string): LastBackup | null {
	const path = localPath(databaseUrl);
	if (path === null) return null;
	try {
		return JSON.parse(readFileSync(noteOf(path), 'utf8')) as LastBackup;
	} catch {
		return null;
	}
}
