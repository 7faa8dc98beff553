import { condition, conditionSentence } from '$lib/server/db/condition';
import { type Database, openDatabase } from '$lib/server/db/open';
import { commandWrites, type Writes } from '$lib/server/db/turns';
import { settings } from '$lib/server/settings';

/** 0 done, 1 understood and refused, 2 cannot be read. */
export type ExitStatus = 0 | 1 | 2;

/** Results go to standard output, messages to standard error. */
export type Io = {
	/** a line */
	out(text: string): void;
	/** text or bytes as they are, without a line end of their own */
	raw(text: string | Uint8Array): void;
	err(text: string): void;
	input(): Promise<string>;
};

export type Command = (args: string[], io: Io) => Promise<ExitStatus>;

/** Ends a command with one sentence; `main` prints it in the form the caller asked for. */
export class Refused extends Error {
	constructor(
		readonly sentence: string,
		readonly status: ExitStatus = 1
	) {
		super(sentence);
	}
}

/** The call itself cannot be read: unknown option, a day that does not exist, options that exclude each other. */
export function unreadable(sentence: string): Refused {
	return new Refused(sentence, 2);
}

/** Opens the database of the settings for a command that reads, or refuses with a sentence where it cannot be worked with. */
export async function withDatabase<T>(task: (database: Database) => Promise<T>): Promise<T> {
	return inDatabase(undefined, task);
}

/**
 * The same for a command that writes: as the owner of the database, or in turns with whoever is. Before it ends it waits for
 * the turn that it has given to another.
 */
export async function withWritableDatabase<T>(task: (database: Database) => Promise<T>): Promise<T> {
	const writes = commandWrites(settings().databaseUrl);
	try {
		return await inDatabase(writes, task);
	} finally {
		await writes.close();
	}
}

async function inDatabase<T>(writes: Writes | undefined, task: (database: Database) => Promise<T>): Promise<T> {
	const { databaseUrl, databaseAuthToken } = settings();
	const wrong = await condition(databaseUrl, databaseAuthToken);
	if (wrong !== null) throw new Refused(conditionSentence(wrong, databaseUrl));
	const database = await openDatabase(databaseUrl, databaseAuthToken, writes);
	try {
		return await task(database);
	} finally {
		database.close();
	}
}
