import { existsSync } from 'node:fs';
import { dirname } from 'node:path';

/** Why a file could not be written where it was asked for. */
export type FileTrouble = 'exists' | 'no-folder' | 'forbidden' | 'full' | 'unwritable';

const troubles: [RegExp, FileTrouble][] = [
	[/SQLITE_FULL|ENOSPC|EDQUOT/, 'full'],
	[/EACCES|EPERM|EROFS|SQLITE_READONLY|SQLITE_PERM/, 'forbidden'],
	[/EEXIST/, 'exists'],
	[/EIO|EFBIG|ENAMETOOLONG|EISDIR|EINVAL|SQLITE_IOERR|SQLITE_CANTOPEN/, 'unwritable']
];

/** What an error of the file system or of the driver says of the file that was being written; null when it speaks of something else. */
export function fileTrouble(error: unknown, file: string): FileTrouble | null {
	const text = String(error);
	if (/ENOTDIR/.test(text) || (/ENOENT|CANTOPEN/.test(text) && !existsSync(dirname(file)))) return 'no-folder';
	return troubles.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
