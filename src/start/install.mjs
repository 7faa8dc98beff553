import { existsSync, readFileSync } from 'node:fs';
import { inCheckout, runNode, runNpm } from './checkout.mjs';
import { installing } from './sentences.mjs';

/** @typedef {{ version?: string, integrity?: string, dev?: boolean, optional?: boolean, devOptional?: boolean }} Package */
/** @typedef {Record<string, Package>} Packages by their folder */

/**
 * Whether what npm noted as installed is what the lockfile asks for. npm's own note (node_modules/.package-lock.json) is
 * compared rather than a stamp of ours: it also tells when somebody has installed or pruned by hand.
 *
 * @param {Packages} locked
 * @param {Packages | null} installed null when nothing was ever installed
 * @param {boolean} development whether the tools for building and testing count too
 */
export function isComplete(locked, installed, development) {
	if (!installed) return false;
	return Object.entries(locked).every(([folder, wanted]) => {
		if (folder === '' || wanted.optional) return true; // optional: another platform's binary
		if (!development && (wanted.dev || wanted.devOptional)) return true;
		const found = installed[folder];
		return found?.version === wanted.version && found?.integrity === wanted.integrity;
	});
}

/**
 * @param {string[]} path
 * @returns {Packages | null}
 */
function readLock(...path) {
	const file = inCheckout(...path);
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null;
}

/**
 * Installs from the lockfile when something of it is missing. The build and the tests need the development tools too;
 * to serve a finished build the others are enough.
 *
 * @param {{ development: boolean }} what
 * @returns {Promise<boolean>} whether everything is there now
 */
export async function installMissing({ development }) {
	const locked = readLock('package-lock.json') ?? {};
	if (!isComplete(locked, readLock('node_modules', '.package-lock.json'), development)) {
		console.log(installing);
		if ((await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund'])) !== 0) return false;
	}
	return prepareAliases();
}

/** `$lib` is found through this file, which npm does not make where scripts of packages are switched off. */
async function prepareAliases() {
	if (existsSync(inCheckout('.svelte-kit', 'tsconfig.json'))) return true;
	return (await runNode(['node_modules/@sveltejs/kit/svelte-kit.js', 'sync'])) === 0;
}
