import { existsSync, realpathSync, statSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { fileTrouble } from '$lib/server/backup/trouble';
import { fileSentences } from './backup-words';
import { type Io, Refused } from './command';
import { givenPath } from './options';

/** A text, or bytes that come as they are asked for. */
export type Contents = string | AsyncIterable<Uint8Array>;

/** Prints what was made, or puts it into a file: as a whole or not at all, over a file that is there. */
export async function deliver(io: Io, contents: Contents, output: string | undefined): Promise<void> {
	if (output === undefined) {
		for await (const piece of pieces(contents)) io.raw(piece);
		return;
	}
	const path = givenPath(output);
	try {
		await put(path, contents);
	} catch (error) {
		throw new Refused(fileSentences[fileTrouble(error, path) ?? 'unwritable'](path));
	}
}

async function put(path: string, contents: Contents): Promise<void> {
	const target = existsSync(path) ? realpathSync(path) : path;
	// A pipe or a terminal is nothing that another file could take the place of.
	if (existsSync(target) && !statSync(target).isFile()) return fill(target, 'w', contents);
	const draft = `${target}.${process.pid}.part`;
	try {
		await fill(draft, 'wx', contents);
		await rename(draft, target);
	} catch (error) {
		await rm(draft, { force: true }).catch(() => undefined);
		throw error;
	}
}

async function fill(path: string, flags: 'w' | 'wx', contents: Contents): Promise<void> {
	const file = await open(path, flags);
	try {
		for await (const piece of pieces(contents)) await file.writeFile(piece);
	} finally {
		await file.close();
	}
}

function pieces(contents: Contents): Iterable<string> | AsyncIterable<Uint8Array> {
	return typeof contents === 'string' ? [contents] : contents;
}
