import { versionIsOld } from './sentences.mjs';

const needed = { major: 20, minor: 19 };

/**
 * Whether a Node version can run 研修手帳.
 *
 * @param {string} version as in process.versions.node, '20.19.0'
 */
export function isNewEnough(version) {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	return major > needed.major || (major === needed.major && minor >= needed.minor);
}

// Imported first by every door: what comes after may use what only a newer Node knows.
if (!isNewEnough(process.versions.node)) {
	console.error(versionIsOld(process.versions.node));
	process.exit(1);
}
