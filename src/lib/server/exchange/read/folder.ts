import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Fault } from '$lib/domain/exchange';
import { type Contents, isHidden, isPackageFile } from './contents';

/** The files of a folder. Folders inside it are not looked into. */
export async function readFolder(path: string): Promise<Contents> {
	const entries = await readdir(path, { withFileTypes: true });
	const names = entries.filter((entry) => !entry.isDirectory() && !isHidden(entry.name)).map(({ name }) => name);
	const files = new Map<string, Uint8Array>();
	const faults: Fault[] = [];
	for (const name of names.filter(isPackageFile).sort()) {
		const bytes = await readFile(join(path, name)).catch(() => null);
		if (bytes) files.set(name, bytes);
		else faults.push(unreadable(name));
	}
	return { files, ignored: names.filter((name) => !isPackageFile(name)).sort(), faults };
}

function unreadable(file: string): Fault {
	const message = 'ファイルを開けません。ほかのソフトで開いていないか、読む権限があるかを確かめてください。';
	return { file, row: null, column: null, value: null, message };
}
