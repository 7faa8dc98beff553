import { createHash } from 'node:crypto';
import { lchownSync, lstatSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

/**
 * The one name of a database file, whatever links lead to it; also of a file that is still to be made, in a folder that
 * exists.
 */
export function realDatabasePath(path: string): string {
	const named = join(realpathSync(dirname(resolve(path))), basename(path));
	const link = lstatSync(named, { throwIfNoEntry: false });
	return link?.isSymbolicLink() ? realDatabasePath(resolve(dirname(named), readlinkSync(named))) : named;
}

/** The file whose lock makes a process the owner of the database at a real path. It stays, empty. */
export function lockPath(realPath: string): string {
	return `${realPath}.owner`;
}

/** The system keeps a socket's path in about a hundred bytes, on macOS 104 with the end. */
const longestSocketPath = 100;

/**
 * Where the owner listens: beside the database, where every process that works with it looks whatever its temporary folder is;
 * where that path would be too long, under a short name in the temporary folder.
 */
export function socketPath(realPath: string): string {
	const beside = `${realPath}.socket`;
	if (Buffer.byteLength(beside) <= longestSocketPath) return beside;
	const hash = createHash('sha256').update(realPath).digest('hex').slice(0, 24);
	return join(tmpdir(), `kenshu-${hash}.sock`);
}

/** Whether a socket was made by somebody who may speak for the database: a folder may be open to everybody. */
export function isTrustedSocket(socket: string, realPath: string): boolean {
	const found = lstatSync(socket, { throwIfNoEntry: false });
	if (!found?.isSocket()) return false;
	return [0, process.getuid?.(), ownerOf(realPath).uid].includes(found.uid);
}

type Owner = { uid: number; gid: number };

/**
 * Gives what root made for a database to the database's owner, and while there is none to that of its folder: the service could
 * neither use nor remove it otherwise.
 */
export function giveToOwnerOf(realPath: string, made: string): void {
	give(made, ownerOf(realPath));
}

/** Gives what root made to the owner of the folder it stands in. */
export function giveToOwnerOfFolder(made: string): void {
	give(made, statSync(dirname(made)));
}

function ownerOf(realPath: string): Owner {
	return statSync(realPath, { throwIfNoEntry: false }) ?? statSync(dirname(realPath));
}

function give(made: string, { uid, gid }: Owner): void {
	// Not along a link: whoever may write in the folder could have put one there meanwhile.
	if (process.getuid?.() === 0) lchownSync(made, uid, gid);
}
