import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The files below a path, a file itself included, in an order that does not depend on the system.
 *
 * @param {string} root
 * @param {string} path below root, with forward slashes
 * @returns {string[]} paths below root; none where there is nothing
 */
function filesBelow(root, path) {
	const full = join(root, path);
	if (!existsSync(full)) return [];
	if (!statSync(full).isDirectory()) return [path];
	return readdirSync(full)
		.sort()
		.flatMap((name) => filesBelow(root, `${path}/${name}`));
}

/**
 * One short text for the names and contents of files: equal exactly when nothing of them has changed. Contents and not
 * times, because a fresh clone or a copy gives every file a new time. Tests do not count, they are not part of a build.
 *
 * @param {string} root
 * @param {string[]} paths files and folders below root
 */
export function fingerprint(root, paths) {
	const hash = createHash('sha256');
	for (const file of paths.flatMap((path) => filesBelow(root, path))) {
		if (file.endsWith('.test.ts')) continue;
		const content = readFileSync(join(root, file));
		hash.update(`${file}\0${content.length}\0`).update(content);
	}
	return hash.digest('hex');
}
