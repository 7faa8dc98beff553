import { basename } from 'node:path';
import { type Fault, packageFiles, planFile } from '$lib/domain/exchange';

/** The files of a package as bytes, by name; `ignored` are the names of all others. */
export type Contents = { files: ReadonlyMap<string, Uint8Array>; ignored: string[]; faults: Fault[] };

export function isPackageFile(name: string): boolean {
	return name === planFile || (packageFiles as readonly string[]).includes(name);
}

/** What systems leave beside the files: no one needs to be told that it is not read. */
export function isHidden(path: string): boolean {
	return path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
}

/** A fault of a package as a whole, told under the name of its folder or file. */
export function packageFault(path: string, message: string): Fault {
	return { file: basename(path), row: null, column: null, value: null, message };
}

export function ignoredMessage(name: string): string {
	return `「${name}」は取込パッケージのファイルではないので読みません。`;
}
