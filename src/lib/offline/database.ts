import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { type CompletionState } from '$lib/domain/training';

/** Bytes under a person's key; see seal.ts. */
export type Sealed = { iv: Uint8Array<ArrayBuffer>; bytes: ArrayBuffer };

/**
 * An unsent command. Outside the seal there is nothing of what it says or whose it is: other people use the device too. It leaves only
 * on the server's word that it has it, or by the person's own act.
 */
export type OutboxRow = {
	opId: string;
	recordId: string;
	deviceSeq: number;
	/** whose: the id of the key it is sealed with */
	keyId: string;
	/** the device's clock, UTC */
	createdAt: string;
	/** how often a sending was tried; from the first on the command never changes */
	attempts: number;
	/** what the server said of it where it stays: both wait for the person */
	standing: 'unsent' | 'conflict' | 'rejected';
	command: Sealed;
	/** the server's answer, where `standing` has one */
	answer: Sealed | null;
};

/**
 * A command that the server has. Shown until the ledger was asked for again, so that it never goes missing in between; kept a day longer for
 * whoever is still editing what has just been sent.
 */
export type SentRow = {
	opId: string;
	recordId: string;
	keyId: string;
	at: string;
	state: CompletionState;
	command: Sealed;
	/** whether the ledger was asked for since */
	isListed: boolean;
	/** the server's answer, where something of the command was not taken over and its person has not read so yet */
	unread?: Sealed;
};

/**
 * A file that is to prove a record, until it is put on it. `of`: the command it was chosen with; while that lies in the outbox nothing of
 * the file is sent, and once it has left on the server's word the file can follow. Nothing has to be noted here for that.
 */
export type FileRow = {
	opId: string;
	recordId: string;
	keyId: string;
	/** the device's clock, UTC */
	createdAt: string;
	of: string;
	standing: 'unsent' | 'rejected';
	/** the command but for its record and its base, and what it is shown with */
	said: Sealed;
	/** why the server did not take it, where `standing` says so */
	answer: Sealed | null;
};

/** The bytes of a file as they are sent, apart from it: the screens are drawn without them. */
export type FileBytesRow = { opId: string; bytes: Sealed };

/** The last answer to a question, as it was shown to the person of this key. `shape`: as for `answerShape`; older builds did not say. */
export type SnapshotRow = { path: string; keyId: string; body: unknown; at: string; shape?: number };

/** What was typed and not saved by the person of this key. */
export type DraftRow = { name: string; keyId: string; fields: Record<string, string>; at: string };

/** Whose turn it is on this device: the key they were given after signing in, which never leaves it. */
export type KeyRow = { keyId: string; userId: string; key: CryptoKey };

export type Meta = {
	device: { id: string; seq: number };
	key: KeyRow;
	/**
	 * `lastAt`: when the server last answered; `needsSignIn`: it did not know us any more, or took us for another; `told`: how many unsent
	 * it believes to be here, null where it was not told yet
	 */
	sync: { lastAt: string | null; needsSignIn: boolean; told: number | null };
	/** the ids of keys under which something lies here and which the server said that nobody has any more */
	lost: string[];
	/** rises each time a person is forgotten: what was asked for before is not for who comes after */
	turn: number;
};

export type OfflineSchema = DBSchema & {
	outbox: { key: string; value: OutboxRow; indexes: { seq: number; record: string } };
	sent: { key: string; value: SentRow };
	meta: { key: keyof Meta; value: Meta[keyof Meta] };
	snapshot: { key: string; value: SnapshotRow };
	drafts: { key: string; value: DraftRow };
	files: { key: string; value: FileRow; indexes: { record: string } };
	fileBytes: { key: string; value: FileBytesRow };
};

export type OfflineDatabase = IDBPDatabase<OfflineSchema>;

const databaseName = 'kenshu';
const databaseVersion = 2;

let opened: Promise<OfflineDatabase> | null = null;

/** The database of this device. Rejects where the browser gives none, as some do in private windows. */
export function offlineDatabase(): Promise<OfflineDatabase> {
	opened ??= open().catch((thrown) => {
		opened = null;
		throw thrown;
	});
	return opened;
}

function open(): Promise<OfflineDatabase> {
	return openDB<OfflineSchema>(databaseName, databaseVersion, {
		upgrade(database, before) {
			if (before < 1) firstStores(database);
			database.createObjectStore('files', { keyPath: 'opId' }).createIndex('record', 'recordId');
			database.createObjectStore('fileBytes', { keyPath: 'opId' });
		},
		// A newer page waits for us: give way, and open again when asked next.
		blocking: () => void forget(),
		terminated: () => (opened = null)
	});
}

/** Those of version 1. */
function firstStores(database: OfflineDatabase): void {
	const outbox = database.createObjectStore('outbox', { keyPath: 'opId' });
	outbox.createIndex('seq', 'deviceSeq');
	outbox.createIndex('record', 'recordId');
	database.createObjectStore('sent', { keyPath: 'opId' });
	database.createObjectStore('meta');
	database.createObjectStore('snapshot', { keyPath: 'path' });
	database.createObjectStore('drafts', { keyPath: 'name' });
}

async function forget(): Promise<void> {
	const database = await opened;
	opened = null;
	database?.close();
}

/**
 * How a lost connection is told. Safari says `UnknownError: Connection to Indexed Database server lost` where it has ended the process behind
 * it, and `AbortError` for what was under way then.
 */
const lossNames = ['InvalidStateError', 'UnknownError', 'AbortError'];

/** Runs a task on the database; where the connection was lost meanwhile (Safari does that), opens it anew and tries once more. */
export async function withDatabase<T>(task: (database: OfflineDatabase) => Promise<T>): Promise<T> {
	try {
		return await task(await offlineDatabase());
	} catch (thrown) {
		if (!(thrown instanceof DOMException) || !lossNames.includes(thrown.name)) throw thrown;
		await forget().catch(() => {});
		return task(await offlineDatabase());
	}
}
